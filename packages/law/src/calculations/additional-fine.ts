import { type Day, isoOf, plusDays } from '../calendars/day.ts';
import type { ParameterValues } from '../parameters/parameter.ts';
import { type Fen, fen, yuanText } from './money.ts';

/** What had to be paid by when: one instalment, or the whole fine. `lastDay` is the last day in time. */
export type Instalment = { amount: Fen; lastDay: Day };
export type Payment = { amount: Fen; day: Day };
/** 复议受理日 or 法院立案日, to 决定、生效裁判送达日; `to: null` while it goes on. */
export type RemedyInterval = { from: Day; to: Day | null };

/** Days with the same unpaid balance. */
export type FineSegment = { from: Day; to: Day; days: number; base: Fen; amount: Fen };

export type AdditionalFine = {
  total: Fen;
  /** Before the cap. */
  uncapped: Fen;
  capped: boolean;
  /** Days that counted, over all instalments. */
  days: number;
  segments: FineSegment[];
  text: string;
};

export type FineRefusal = { code: 'fine.intervalReversed' | 'fine.nothingDue'; message: string; cure: string };
export type FineResult = { ok: true; fine: AdditionalFine } | { ok: false; refusal: FineRefusal };

export type FineFacts = {
  instalments: readonly Instalment[];
  payments: readonly Payment[];
  remedies?: readonly RemedyInterval[];
  /** Up to and including this day, where it is not paid by then. */
  asOf: Day;
};

/**
 * 行政处罚法第七十二条第一款第（一）项: three per cent a day of the fine, never more than the fine itself; 第七十三条第三款: not during
 * reconsideration or suit. Runs from the day after each instalment's last day on what is then unpaid; a part payment lowers the
 * base from the next day on (law silent; reading in favour of the party). Fractions of a 分 are dropped once, at the end.
 */
export function additionalFine(facts: FineFacts, parameters: Pick<ParameterValues, 'P16' | 'P17'>): FineResult {
  const reversed = (facts.remedies ?? []).find((r) => r.to !== null && r.to < r.from);
  if (reversed && reversed.to !== null) {
    return refused(
      'fine.intervalReversed',
      `复议、诉讼期间 ${isoOf(reversed.from)} 至 ${isoOf(reversed.to)} 止日早于起日。`,
    );
  }
  const principal = facts.instalments.reduce((sum, i) => sum + i.amount, 0);
  if (facts.instalments.length === 0 || principal <= 0) {
    return refused('fine.nothingDue', '没有应缴的罚款，不能计算加处罚款。');
  }
  const segments: FineSegment[] = [];
  let hundredths = 0;
  let days = 0;
  const first = Math.min(...facts.instalments.map((i) => i.lastDay)) as Day;
  for (let day = plusDays(first, 1); day <= facts.asOf; day = plusDays(day, 1)) {
    const base = unpaidAndDue(facts, day, parameters.P16);
    if (base <= 0) continue;
    if ((facts.remedies ?? []).some((r) => stands(r, day, parameters.P17))) continue;
    days++;
    hundredths += base * 3;
    extend(segments, day, fen(base));
  }
  const uncapped = fen(Math.floor(hundredths / 100));
  const total = fen(Math.min(uncapped, principal));
  const fine = { total, uncapped, capped: uncapped >= principal, days, segments, text: '' };
  return { ok: true, fine: { ...fine, text: textOf(fine, fen(principal)) } };
}

/** What of the instalments fallen due before this day is not paid by it. The day of payment still counts under P16. */
function unpaidAndDue(facts: FineFacts, day: Day, reading: ParameterValues['P16']): number {
  let due = 0;
  for (const i of facts.instalments) if (i.lastDay < day) due += i.amount;
  let paid = 0;
  for (const p of facts.payments) if (reading === 'paymentDayCounted' ? p.day < day : p.day <= day) paid += p.amount;
  return Math.max(0, due - paid);
}

const stands = (r: RemedyInterval, day: Day, reading: ParameterValues['P17']): boolean =>
  (reading === 'bothEndsStopped' ? r.from <= day : r.from < day) && (r.to === null || day <= r.to);

function extend(segments: FineSegment[], day: Day, base: Fen): void {
  const last = segments.at(-1);
  if (last && last.base === base && last.to === day - 1) {
    last.to = day;
    last.days++;
    last.amount = fen(Math.floor((base * 3 * last.days) / 100));
  } else segments.push({ from: day, to: day, days: 1, base, amount: fen(Math.floor((base * 3) / 100)) });
}

function textOf(fine: Omit<AdditionalFine, 'text'>, principal: Fen): string {
  if (fine.days === 0) return '没有逾期，不加处罚款。';
  const parts = fine.segments.map(
    (s) => `${isoOf(s.from)} 至 ${isoOf(s.to)} 共 ${s.days} 日，以 ${yuanText(s.base)} 元的百分之三计`,
  );
  const cap = fine.uncapped > principal ? `，以罚款本金 ${yuanText(principal)} 元为限` : '';
  return `${parts.join('；')}${cap}；加处罚款 ${yuanText(fine.total)} 元（行政处罚法第七十二条第一款第（一）项）。`;
}

const refused = (code: FineRefusal['code'], message: string): FineResult => ({
  ok: false,
  refusal: { code, message, cure: '请核对处罚决定、缴款期限和复议诉讼记录。' },
});
