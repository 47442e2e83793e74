import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultParameters } from '../parameters/settings.ts';
import { calendarDays, months, years } from '../periods/period.ts';
import { at, iso, on, reckoning, withParameters } from '../periods/sums.fixture.ts';
import { additionalFine, type FineFacts } from './additional-fine.ts';
import { capitalAmount, readCapitalAmount } from './capital-amount.ts';
import { courtRefusals, courtWindow, type WindowFacts } from './court-window.ts';
import { dailyPenalty } from './daily-penalty.ts';
import { forbiddenHour } from './forbidden-hours.ts';
import { type Fen, fen, readYuan, yuanText } from './money.ts';
import { onSpotCollection, onSpotPenalty } from './on-spot.ts';
import type { Addressee } from './suit-end.ts';
import { aggravated, discussionThreshold, hearingThreshold, type IntendedPenalty } from './thresholds.ts';

const yuan = (n: number): Fen => fen(Math.round(n * 100));
const fineOf = (facts: Partial<FineFacts> & Pick<FineFacts, 'asOf'>, parameters = defaultParameters) => {
  const result = additionalFine(
    { instalments: [{ amount: yuan(100_000), lastDay: on('2025-10-09') }], payments: [], ...facts },
    parameters,
  );
  if (!result.ok) throw new Error(result.refusal.message);
  return result.fine;
};

test('three per cent a day runs from the day after the last day, and the day of payment counts', () => {
  const paid = { payments: [{ amount: yuan(100_000), day: on('2025-10-10') }], asOf: on('2025-12-31') };
  expect(fineOf(paid)).toMatchObject({ total: yuan(3000), days: 1, capped: false });
  expect(fineOf(paid, { ...defaultParameters, P16: 'paymentDayNotCounted' })).toMatchObject({
    total: 0,
    text: '没有逾期，不加处罚款。',
  });
});

test('the additional fine never exceeds the fine: the thirty-fourth day reaches it', () => {
  const lastDay = on('2026-03-02');
  const after = (days: number) =>
    fineOf({ instalments: [{ amount: yuan(100_000), lastDay }], asOf: (lastDay + days) as typeof lastDay });
  expect(after(33)).toMatchObject({ total: yuan(99_000), capped: false });
  expect(after(34)).toMatchObject({ total: yuan(100_000), uncapped: yuan(102_000), capped: true });
  expect(after(200).total).toBe(yuan(100_000));
  expect(after(34).text).toContain('以罚款本金 100000 元为限');
  expect(after(0)).toMatchObject({ total: 0, days: 0 });
});

test('the fine does not run during reconsideration or suit, both ends left out unless set otherwise', () => {
  const facts = { asOf: on('2025-10-29'), remedies: [{ from: on('2025-10-15'), to: on('2025-10-20') }] };
  expect(fineOf(facts).days).toBe(14);
  expect(fineOf(facts, { ...defaultParameters, P17: 'endMinusStart' }).days).toBe(15);
  expect(fineOf(facts).segments.map((s) => [iso(s.from), iso(s.to)])).toEqual([
    ['2025-10-10', '2025-10-14'],
    ['2025-10-21', '2025-10-29'],
  ]);
  expect(fineOf({ ...facts, remedies: [{ from: on('2025-10-12'), to: null }] }).days).toBe(2);
});

test('each instalment runs from its own last day, and a part payment lowers the base from the next day', () => {
  const fine = fineOf({
    instalments: [
      { amount: yuan(30_000), lastDay: on('2026-03-02') },
      { amount: yuan(70_000), lastDay: on('2026-03-04') },
    ],
    payments: [{ amount: yuan(30_000), day: on('2026-03-03') }],
    asOf: on('2026-03-06'),
  });
  expect(fine.segments).toEqual([
    { from: on('2026-03-03'), to: on('2026-03-03'), days: 1, base: yuan(30_000), amount: yuan(900) },
    { from: on('2026-03-05'), to: on('2026-03-06'), days: 2, base: yuan(70_000), amount: yuan(4200) },
  ]);
  expect(fine.total).toBe(yuan(5100));
});

test('contradictory or empty facts of a fine are refused', () => {
  const code = (facts: Partial<FineFacts>) => {
    const r = additionalFine(
      { instalments: [{ amount: yuan(1), lastDay: on('2026-03-02') }], payments: [], asOf: on('2026-04-02'), ...facts },
      defaultParameters,
    );
    return r.ok ? null : r.refusal.code;
  };
  expect(code({ remedies: [{ from: on('2026-03-20'), to: on('2026-03-10') }] })).toBe('fine.intervalReversed');
  expect(code({ instalments: [] })).toBe('fine.nothingDue');
  expect(code({ instalments: [{ amount: fen(0), lastDay: on('2026-03-02') }] })).toBe('fine.nothingDue');
});

test('the limits of the on-the-spot penalty include the number itself', () => {
  const allowed = (party: 'citizen' | 'organization', n: number) =>
    onSpotPenalty(party, { kind: 'fine', amount: yuan(n) }).allowed;
  expect([
    allowed('organization', 3000),
    allowed('organization', 3001),
    allowed('citizen', 200),
    allowed('citizen', 201),
  ]).toEqual([true, false, true, false]);
  expect(onSpotPenalty('citizen', { kind: 'warning' }).allowed).toBe(true);
  expect(onSpotPenalty('citizen', { kind: 'fine', amount: yuan(201) }).message).toContain('公民罚款 201 元超过 200 元');
});

test('a fine is collected on the spot only on a ground the law names, and never without the receipt', () => {
  const collect = (f: Partial<Parameters<typeof onSpotCollection>[0]>) =>
    onSpotCollection({
      amount: yuan(150),
      procedure: 'summary',
      hardToEnforceLater: null,
      remoteAndRequested: false,
      receiptIssued: true,
      ...f,
    });
  expect(collect({}).allowed).toBe(false);
  expect(collect({ hardToEnforceLater: ' ' }).allowed).toBe(false);
  expect(collect({ hardToEnforceLater: '流动摊贩，无固定住所' }).allowed).toBe(true);
  expect(collect({ amount: yuan(100) }).allowed).toBe(true);
  expect(collect({ amount: yuan(100), procedure: 'ordinary' }).allowed).toBe(false);
  expect(collect({ procedure: 'ordinary', remoteAndRequested: true }).allowed).toBe(true);
  expect(collect({ amount: yuan(100), receiptIssued: false })).toMatchObject({
    allowed: false,
    provision: '行政处罚法第七十条',
  });
});

const intended = (p: Partial<IntendedPenalty> = {}): IntendedPenalty => ({
  party: 'organization',
  fine: fen(0),
  confiscatedIncome: fen(0),
  confiscatedProperty: fen(0),
  kinds: [],
  ...p,
});

test('a hearing must be offered from the threshold on, the number included', () => {
  const { P08 } = defaultParameters;
  const required = (p: Partial<IntendedPenalty>, p08 = P08) => hearingThreshold(intended(p), p08).required;
  expect(required({ fine: yuan(200_000) })).toBe(true);
  expect(required({ fine: yuan(199_999.99) })).toBe(false);
  expect(required({ fine: yuan(200_000) }, { ...P08, inclusive: false })).toBe(false);
  expect(required({ party: 'citizen', fine: yuan(5000) })).toBe(true);
  expect(required({ party: 'citizen', fine: yuan(4999) })).toBe(false);
  expect(required({ confiscatedIncome: yuan(200_000) })).toBe(true);
  expect(required({ confiscatedProperty: yuan(200_000) })).toBe(true);
  expect(required({ kinds: ['productionSuspended'] })).toBe(true);
  expect(hearingThreshold(intended(), { ...P08, inclusive: false }).text).toContain('不含本数');
  expect(hearingThreshold(intended(), P08).text).toContain('200000 元以上');
});

test('collective discussion: amounts added up or apart, kinds, and what only a person can say', () => {
  const { P09 } = defaultParameters;
  const no = { complex: false, demandedByHead: false };
  const both = intended({ fine: yuan(300_000), confiscatedIncome: yuan(200_000) });
  expect(discussionThreshold(both, no, P09).required).toBe(true);
  expect(discussionThreshold(both, no, { ...P09, combined: false }).required).toBe(false);
  expect(discussionThreshold(intended({ fine: yuan(250_000) }), no, P09).text).toContain('是否情节复杂，由人判断');
  expect(discussionThreshold(intended({ kinds: ['licenceRevoked'] }), no, P09).grounds).toEqual(['吊销许可证件']);
  expect(discussionThreshold(intended(), { complex: true, demandedByHead: true }, P09).grounds).toHaveLength(2);
});

test('what is decided may not be heavier than what was told', () => {
  const told = intended({ fine: yuan(50_000) });
  expect(aggravated(told, intended({ fine: yuan(60_000) }))).toBe(true);
  expect(aggravated(told, intended({ fine: yuan(50_000) }))).toBe(false);
  expect(aggravated(told, intended({ fine: yuan(50_000), kinds: ['closure'] }))).toBe(true);
});

test('the daily penalty counts from the day after service to the day on which it was found to go on', () => {
  const facts = {
    originalFine: yuan(100_000),
    correctionServedOn: on('2025-06-10'),
    foundOn: on('2025-06-25'),
    stoppedProduction: false,
  };
  const found = dailyPenalty(facts);
  expect(found).toMatchObject({ ok: true, penalty: { days: 15, amount: yuan(1_500_000) } });
  expect(found.ok && found.penalty.provision).toContain('环境保护法第五十九条');
  const later = dailyPenalty({ ...facts, correctionServedOn: on('2026-09-10'), foundOn: on('2026-09-20') });
  expect(later.ok && later.penalty.provision).toContain('生态环境法典第一千零六十条');
  expect(dailyPenalty({ ...facts, foundOn: on('2025-06-10') })).toMatchObject({
    ok: false,
    refusal: { code: 'dailyPenalty.reinspectionBeforeService' },
  });
  expect(dailyPenalty({ ...facts, stoppedProduction: true })).toMatchObject({
    ok: false,
    refusal: { code: 'dailyPenalty.stopped' },
  });
});

const addressee = (servedOn: string, more: Partial<Addressee> = {}): Addressee => ({
  name: '当事人',
  servedOn: on(servedOn),
  told: months(6),
  reconsiderationServedOn: null,
  deductions: [],
  ...more,
});
const windowFacts = (addressees: Addressee[], more: Partial<WindowFacts> = {}): WindowFacts => ({
  addressees,
  lastInstalmentOn: null,
  demandServedOn: on('2025-03-03'),
  remedyPending: false,
  paused: false,
  ...more,
});
const span = (facts: WindowFacts) => {
  const w = courtWindow(facts, reckoning);
  return [iso(w.suitEnds), iso(w.opens), iso(w.closes)];
};

test('the court window opens the day after the last addressee may no longer sue and closes three months later', () => {
  expect(span(windowFacts([addressee('2025-08-31')]))).toEqual(['2026-02-28', '2026-03-01', '2026-05-28']);
  expect(span(windowFacts([addressee('2025-08-01', { reconsiderationServedOn: on('2025-09-18') })]))).toEqual([
    '2025-10-09',
    '2025-10-10',
    '2026-01-09',
  ]);
  expect(span(windowFacts([addressee('2025-01-10', { told: null })]))[0]).toBe('2026-01-12');
  expect(span(windowFacts([addressee('2026-02-11', { told: months(3) })]))).toEqual([
    '2026-08-11',
    '2026-08-12',
    '2026-11-11',
  ]);
  expect(span(windowFacts([addressee('2025-12-29', { told: months(8) })]))).toEqual([
    '2026-08-31',
    '2026-09-01',
    '2026-11-30',
  ]);
  expect(span(windowFacts([addressee('2025-03-03', { told: years(1) })]))[0]).toBe('2026-03-03');
  expect(span(windowFacts([addressee('2025-03-03', { told: calendarDays(15) })]))[0]).toBe('2025-09-03');
  expect(span(windowFacts([addressee('2025-03-03'), addressee('2025-03-20')]))[0]).toBe('2025-09-22');
  expect(span(windowFacts([addressee('2025-03-03')], { lastInstalmentOn: on('2025-12-31') }))).toEqual([
    '2025-09-03',
    '2026-01-01',
    '2026-03-31',
  ]);
  expect(span(windowFacts([addressee('2025-03-03')], { lastInstalmentOn: on('2025-04-30') }))[2]).toBe('2025-12-03');
});

test('each thing that bars an application to the court is told with its article and its cure', () => {
  const codes = (facts: WindowFacts, day: string) => courtRefusals(facts, on(day), reckoning).map((r) => r.code);
  const facts = windowFacts([addressee('2026-02-11', { told: months(3) })], { demandServedOn: on('2026-04-01') });
  expect(codes(facts, '2026-05-13')).toEqual(['court.suitOpen']);
  expect(codes(facts, '2026-08-12')).toEqual([]);
  expect(codes(facts, '2026-11-12')).toEqual(['court.closed']);
  expect(codes({ ...facts, demandServedOn: null }, '2026-08-12')).toEqual(['court.noDemand']);
  expect(codes({ ...facts, demandServedOn: on('2026-08-03') }, '2026-08-12')).toEqual(['court.demandRunning']);
  expect(codes({ ...facts, remedyPending: true, paused: true }, '2026-08-12')).toEqual([
    'court.remedyPending',
    'court.paused',
  ]);
  expect(codes(windowFacts([]), '2026-08-12')).toEqual(['court.notServed']);
  expect(courtRefusals(facts, on('2026-05-13'), reckoning)[0]?.message).toContain('2026-08-12 至 2026-11-11');
});

test('deductions lengthen the term to sue and are put before a person; while one goes on nothing may be applied for', () => {
  const stop = (to: string | null) => ({
    cause: 'mediation' as const,
    from: on('2025-04-01'),
    to: to === null ? null : on(to),
    notified: true,
    proof: null,
  });
  const facts = windowFacts([addressee('2025-03-03', { deductions: [stop('2025-05-01')] })]);
  expect(courtWindow(facts, reckoning)).toMatchObject({ needsJudgement: true });
  expect(span(facts)[0]).toBe('2025-10-09');
  const open = windowFacts([addressee('2025-03-03', { deductions: [stop(null)] })]);
  expect(span(open)).toEqual([null, null, null]);
  expect(courtRefusals(open, on('2026-01-05'), reckoning)[0]?.message).toContain('尚在扣除期间');
});

test('a deduction that ends before it begins leaves the term to sue open', () => {
  const reversed = {
    cause: 'mediation' as const,
    from: on('2025-05-01'),
    to: on('2025-04-01'),
    notified: true,
    proof: null,
  };
  const facts = windowFacts([addressee('2025-03-03', { deductions: [reversed] })]);
  expect(courtWindow(facts, reckoning)).toMatchObject({ suitEnds: null, derivations: [] });
});

test('a window that reaches into an unverified year says so instead of opening or closing on a guess', () => {
  const facts = windowFacts([addressee('2026-09-03')], { demandServedOn: on('2026-04-01') });
  const codes = (day: string) => courtRefusals(facts, on(day), reckoning).map((r) => r.code);
  expect(courtWindow(facts, reckoning).unverified).toBe(true);
  expect([codes('2027-03-03'), codes('2027-03-05'), codes('2027-04-05'), codes('2027-06-04')]).toEqual([
    ['court.suitOpen'],
    ['court.unverified'],
    [],
    ['court.unverified'],
  ]);
  const demand = windowFacts([addressee('2026-02-11')], { demandServedOn: on('2026-12-25') });
  expect(courtRefusals(demand, on('2026-09-05'), reckoning).at(-1)?.message).toContain('日历未核实');
});

test('enforcement is barred at night and on a festival, not on a plain weekend', () => {
  const why = (text: string, r = reckoning) => forbiddenHour(at(text), r.calendar, r.parameters.P11)?.why ?? null;
  expect(why('2025-10-03 14:00:00')).toBe('holiday');
  expect(why('2025-11-03 23:30:00')).toBe('night');
  expect(why('2025-11-03 05:59:59')).toBe('night');
  expect(why('2025-11-03 06:00:00')).toBeNull();
  expect(why('2025-11-01 10:00:00')).toBeNull();
  expect(why('2027-03-01 10:00:00')).toBe('unverified');
  expect(why('2025-11-03 13:00:00', withParameters({ P11: { from: '12:00', to: '14:00' } }))).toBe('night');
});

test('money is read to the 分 or not at all', () => {
  expect([readYuan(280000), readYuan('3,000.50元'), readYuan('0.5'), readYuan(12.3)]).toEqual([
    28_000_000, 300_050, 50, 1230,
  ]);
  for (const no of [-1, '1.005', '12,34', '', '一万', Number.NaN, null, '99999999999999'])
    expect(readYuan(no), String(no)).toBeNull();
  expect([yuanText(fen(300_050)), yuanText(fen(28_000_000))]).toEqual(['3000.50', '280000']);
  expect(() => fen(0.5)).toThrow(RangeError);
});

test.each([
  [0, '零元整'],
  [5, '伍分'],
  [50, '伍角整'],
  [1_00, '壹元整'],
  [10_00, '壹拾元整'],
  [280_000_00, '贰拾捌万元整'],
  [100_409_05, '壹拾万零肆佰零玖元零伍分'],
  [6007_14, '陆仟零柒元壹角肆分'],
  [1_0000_0000_00, '壹亿元整'],
  [1_0000_0001_00, '壹亿零壹元整'],
  [1_0000_1000_00, '壹亿零壹仟元整'],
  [1_2000_0000_0000_00, '壹万贰仟亿元整'],
  [1_0000_0000_0000_00, '壹万亿元整'],
  [1680_32, '壹仟陆佰捌拾元叁角贰分'],
])('%i 分 is written %s in capitals', (amount, text) => {
  expect(capitalAmount(fen(amount))).toBe(text);
  expect(readCapitalAmount(text)).toBe(amount);
});

test('capitals are read back for every amount, and a slip is noticed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999_999_999_99 }), (n) => {
      expect(readCapitalAmount(capitalAmount(fen(n)))).toBe(n);
    }),
    { numRuns: 3000 },
  );
  expect(readCapitalAmount('人民币拾万圆正')).toBe(100_000_00);
  expect(readCapitalAmount('二十八万元')).toBe(280_000_00);
  expect(readCapitalAmount('叁元零角伍分')).toBeNull();
  for (const no of [
    '',
    '整',
    '元',
    '万元',
    '拾捌',
    '贰捌万元整',
    '贰拾捌萬元整',
    '壹角壹元',
    '玖仟万亿亿元整',
    '零拾角整',
  ])
    expect(readCapitalAmount(no), no).toBeNull();
  expect(() => capitalAmount(fen(-1))).toThrow(RangeError);
});
