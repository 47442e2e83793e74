import { type Day, isoOf, plusDays } from '../calendars/day.ts';
import type { Derivation } from '../periods/derivation.ts';
import { dueOf, type Reckoning } from '../periods/due.ts';
import { terms } from '../periods/terms/catalogue.ts';
import { type Addressee, onDay, suitEnd } from './suit-end.ts';

export type WindowFacts = {
  addressees: readonly Addressee[];
  /** The last instalment's last day, where payment by instalments was granted (行政处罚法第七十二条第二款). */
  lastInstalmentOn: Day | null;
  demandServedOn: Day | null;
  /** 复议 or 诉讼 under way. */
  remedyPending: boolean;
  /** 中止执行 or an 执行协议 in force. */
  paused: boolean;
};

/** `null` days: not known yet, because nobody was served or a deduction still goes on. */
export type CourtWindow = {
  /** E: the last day on which anyone may still sue. */
  suitEnds: Day | null;
  opens: Day | null;
  closes: Day | null;
  unverified: boolean;
  /** Deductions were claimed: a person must say whether they stand. */
  needsJudgement: boolean;
  derivations: Derivation[];
};

export type WindowRefusalCode =
  | 'court.notServed'
  | 'court.suitOpen'
  | 'court.closed'
  | 'court.noDemand'
  | 'court.demandRunning'
  | 'court.remedyPending'
  | 'court.paused'
  | 'court.unverified';
export type WindowRefusal = { code: WindowRefusalCode; provision: string; message: string; cure: string };

/** 非诉执行窗口 (行政强制法第五十三条): from the day after E, for three months. E is the latest of all addressees' terms to sue. */
export function courtWindow(facts: WindowFacts, reckoning: Reckoning): CourtWindow {
  const ends = facts.addressees.map((a) => suitEnd(a, reckoning));
  const derivations = ends.flatMap((d) => (d.derivation ? [d.derivation] : []));
  const needsJudgement = facts.addressees.some((a) => a.deductions.length > 0);
  const closed = { suitEnds: null, opens: null, closes: null, unverified: false, needsJudgement, derivations };
  const days = ends.flatMap((d) => (d.lastDay === null ? [] : [d.lastDay]));
  if (days.length === 0 || days.length < ends.length) return closed;
  const suitEnds = latest(days);
  const unverified = ends.some((d) => d.unverified && d.lastDay === suitEnds);
  const instalments = facts.lastInstalmentOn !== null && facts.lastInstalmentOn > suitEnds;
  const from = instalments && facts.lastInstalmentOn !== null ? facts.lastInstalmentOn : suitEnds;
  const closing = dueOf(
    terms.coercion.courtApplication,
    onDay(from, instalments ? '批准的延期、分期期限结束' : '起诉期限届满'),
    reckoning,
  );
  if (closing.derivation) derivations.push(closing.derivation);
  return {
    suitEnds,
    opens: plusDays(from, 1),
    closes: closing.lastDay,
    unverified: unverified || closing.unverified,
    needsJudgement,
    derivations,
  };
}

const latest = (days: readonly Day[]): Day => Math.max(...days) as Day;

/** Why the agency may not apply to the court on this day; empty where it may. */
export function courtRefusals(facts: WindowFacts, on: Day, reckoning: Reckoning): WindowRefusal[] {
  const refusals = [
    ...windowRefusals(courtWindow(facts, reckoning), facts, on),
    ...demandRefusals(facts, on, reckoning),
  ];
  if (facts.remedyPending) refusals.push(refuse('court.remedyPending', ''));
  if (facts.paused) refusals.push(refuse('court.paused', ''));
  return refusals;
}

/** The days on which another answer may begin. */
export function courtTurns(facts: WindowFacts, reckoning: Reckoning): Day[] {
  const { opens, closes } = courtWindow(facts, reckoning);
  const demanded =
    facts.demandServedOn === null
      ? null
      : dueOf(terms.coercion.demandBeforeCourt, onDay(facts.demandServedOn), reckoning).lastDay;
  const after = [closes, demanded].flatMap((day) => (day === null ? [] : [plusDays(day, 1)]));
  return opens === null ? after : [opens, plusDays(opens, LONGEST_ROLL), ...after];
}

/** No holiday has yet shifted a last day by more than this. */
const LONGEST_ROLL = 14;

function windowRefusals(window: CourtWindow, facts: WindowFacts, on: Day): WindowRefusal[] {
  if (facts.addressees.length === 0) return [refuse('court.notServed', '')];
  if (window.opens === null || window.closes === null) return [refuse('court.suitOpen', '起诉期限尚在扣除期间')];
  const span = `可以申请的期间为 ${isoOf(window.opens)} 至 ${isoOf(window.closes)}`;
  if (on < window.opens) return [refuse('court.suitOpen', span)];
  if (on > window.closes) return [refuse(window.unverified ? 'court.unverified' : 'court.closed', span)];
  // An unverified last day to sue may still roll beyond the day of application.
  return window.unverified && on < plusDays(window.opens, LONGEST_ROLL) ? [refuse('court.unverified', span)] : [];
}

function demandRefusals(facts: WindowFacts, on: Day, reckoning: Reckoning): WindowRefusal[] {
  if (facts.demandServedOn === null) return [refuse('court.noDemand', '')];
  const { lastDay } = dueOf(terms.coercion.demandBeforeCourt, onDay(facts.demandServedOn), reckoning);
  if (lastDay !== null && on > lastDay) return [];
  return [refuse('court.demandRunning', lastDay === null ? '日历未核实' : `催告期至 ${isoOf(lastDay)}`)];
}

const SAYS: Record<WindowRefusalCode, { provision: string; message: string; cure: string }> = {
  'court.notServed': {
    provision: '行政强制法第五十三条',
    message: '处罚决定书尚未送达，起诉期限未起算，不能申请法院强制执行',
    cure: '请先依法送达处罚决定书并附送达回证。',
  },
  'court.suitOpen': {
    provision: '行政强制法第五十三条；行政诉讼法第四十六条',
    message: '当事人的起诉期限尚未届满，不能申请法院强制执行',
    cure: '请在起诉期限届满后、三个月内申请。',
  },
  'court.closed': {
    provision: '行政强制法第五十三条；行诉解释第一百五十六条',
    message: '申请法院强制执行的三个月期限已过，逾期法院不予受理',
    cure: '有正当理由的，请写明理由并附证明；不能申请的，查明责任后按终结执行办理。',
  },
  'court.unverified': {
    provision: '行政强制法第五十三条；民诉法第八十五条第三款',
    message: '期限落在放假安排未导入的年份，末日可能顺延，不能确定',
    cure: '请导入该年国务院放假通知后再核。',
  },
  'court.noDemand': {
    provision: '行政强制法第五十四条；制度第二十四条',
    message: '没有送达催告书，不能申请法院强制执行',
    cure: '请制作催告书并送达，满十个工作日后再申请。',
  },
  'court.demandRunning': {
    provision: '行政强制法第五十四条、第六十九条',
    message: '催告书送达未满十个工作日，不能申请法院强制执行',
    cure: '请待催告期满。',
  },
  'court.remedyPending': {
    provision: '行政强制法第五十三条；行政处罚法第七十三条',
    message: '行政复议或者行政诉讼尚未结束，不能申请法院强制执行',
    cure: '请待复议决定、裁判生效。',
  },
  'court.paused': {
    provision: '行政强制法第三十九条、第四十二条',
    message: '执行已中止或者执行协议正在履行，不能申请法院强制执行',
    cure: '请先恢复执行。',
  },
};

function refuse(code: WindowRefusalCode, facts: string): WindowRefusal {
  const { provision, message, cure } = SAYS[code];
  return { code, provision, message: facts === '' ? `${message}。` : `${message}（${facts}）。`, cure };
}
