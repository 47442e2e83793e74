import { describe, expect, test } from 'vitest';
import { additionalFine } from '../calculations/additional-fine.ts';
import { courtRefusals, courtWindow, type WindowFacts } from '../calculations/court-window.ts';
import { dailyPenalty } from '../calculations/daily-penalty.ts';
import { fen } from '../calculations/money.ts';
import { onSpotCollection, onSpotPenalty } from '../calculations/on-spot.ts';
import { discussionThreshold, hearingThreshold } from '../calculations/thresholds.ts';
import { defaultParameters } from '../parameters/settings.ts';
import { type Adjustments, dueOf } from '../periods/due.ts';
import type { Extension } from '../periods/extensions.ts';
import { calendarDays, months } from '../periods/period.ts';
import type { Stop } from '../periods/stops.ts';
import { at, iso, on, reckoning } from '../periods/sums.fixture.ts';
import { terms } from '../periods/terms/catalogue.ts';

/** Each worked by hand from the article it names, at the very number or minute where the answer turns. */
const { penalty, coercion } = terms;
const yuan = (amount: number) => fen(Math.round(amount * 100));

describe('ninety days from 2026-04-10 end on Thursday 2026-07-09', () => {
  const decide = (adjustments: Adjustments = {}) => {
    const due = dueOf(penalty.decision, { at: at('2026-04-10') }, reckoning, adjustments);
    return due.unverified ? '未核实' : iso(due.lastDay);
  };
  const stop = (cause: Stop['cause'], from: string, to: string): Stop => ({
    cause,
    from: on(from),
    to: on(to),
    notified: false,
    proof: null,
  });
  const extended = (approvedAt: string, by: Extension['by'] = 'head', days = 30): Extension => ({
    period: calendarDays(days),
    approvedAt: at(approvedAt),
    by,
    proof: null,
  });

  test('部令30第五十七条: a suspension and a hearing that overlap count once (21 and 19 days, 35 together)', () => {
    expect(decide()).toBe('2026-07-09');
    const both = [stop('suspension', '2026-04-15', '2026-05-06'), stop('hearing', '2026-05-01', '2026-05-20')];
    expect(decide({ stops: both })).toBe('2026-08-13');
    expect(decide({ stops: both.toReversed() })).toBe('2026-08-13');
    expect(decide({ stops: [...both, stop('monitoring', '2026-04-20', '2026-04-30')] })).toBe('2026-08-13');
  });

  test('部令30第五十七条: two intervals that meet on one day add up, and the end rolls off a Sunday (P02)', () => {
    const meeting = [stop('suspension', '2026-04-15', '2026-04-20'), stop('publicNotice', '2026-04-20', '2026-04-25')];
    expect(decide({ stops: meeting })).toBe('2026-07-20');
  });

  test('部令30第五十七条: an extension counts in the last minute of the last day, and not a minute later', () => {
    // 8 August is a Saturday
    expect(decide({ extensions: [extended('2026-07-09 23:59:00')] })).toBe('2026-08-10');
    expect(decide({ extensions: [extended('2026-07-10 00:01:00')] })).toBe('2026-07-09');
    expect(decide({ extensions: [extended('2026-07-09 10:00:00', 'departmentHead')] })).toBe('2026-07-09');
    expect(decide({ extensions: [extended('2026-07-09 10:00:00', 'head', 45)] })).toBe('2026-08-10');
  });

  test('部令30第五十七条: the second extension takes the heads together; a hundred and fifty days end on 7 September', () => {
    const first = extended('2026-07-01 10:00:00');
    expect(decide({ extensions: [first, extended('2026-08-03 10:00:00')] })).toBe('2026-08-10');
    expect(decide({ extensions: [first, extended('2026-08-03 10:00:00', 'headsCollectively')] })).toBe('2026-09-07');
    const third = extended('2026-09-01 10:00:00', 'headsCollectively');
    expect(decide({ extensions: [first, extended('2026-08-03 10:00:00', 'headsCollectively'), third] })).toBe(
      '2026-09-07',
    );
  });
});

test('P18: ninety days that reach into a year whose holidays are not published are told as unverified', () => {
  const due = dueOf(penalty.decision, { at: at('2026-11-10') }, reckoning);
  expect([due.ok, due.unverified]).toEqual([true, true]);
});

describe('行政处罚法第七十二条第一款第（一）项: three per cent a day of 10 000 元 due on 2026-05-20', () => {
  const owed = (asOf: string, remedies: { from: string; to: string }[] = []) => {
    const result = additionalFine(
      {
        instalments: [{ amount: yuan(10_000), lastDay: on('2026-05-20') }],
        payments: [],
        remedies: remedies.map(({ from, to }) => ({ from: on(from), to: on(to) })),
        asOf: on(asOf),
      },
      defaultParameters,
    );
    return result.ok ? [result.fine.days, result.fine.total, result.fine.capped] : result.refusal.code;
  };
  test('99 % on the thirty-third day, the whole fine on the thirty-fourth and ever after', () => {
    expect(owed('2026-05-20')).toEqual([0, 0, false]);
    expect(owed('2026-06-22')).toEqual([33, yuan(9_900), false]);
    expect(owed('2026-06-23')).toEqual([34, yuan(10_000), true]);
    expect(owed('2026-12-31')).toEqual([225, yuan(10_000), true]);
  });
  test('第七十三条第三款: fifteen days of reconsideration, both ends left out, put the cap off by as many', () => {
    const reconsidered = [{ from: '2026-06-01', to: '2026-06-15' }];
    expect(owed('2026-07-07', reconsidered)).toEqual([33, yuan(9_900), false]);
    expect(owed('2026-07-08', reconsidered)).toEqual([34, yuan(10_000), true]);
    const overlapping = [...reconsidered, { from: '2026-06-10', to: '2026-06-20' }];
    expect(owed('2026-07-12', overlapping)).toEqual([33, yuan(9_900), false]);
  });
});

test('生态环境法典第一千零六十条、按日连续处罚办法第十七条: from the day after service to the day it was found, both counted', () => {
  const facts = { originalFine: yuan(280_000), correctionServedOn: on('2026-03-20'), stoppedProduction: false };
  const found = dailyPenalty({ ...facts, foundOn: on('2026-04-08') });
  expect(
    found.ok && [found.penalty.days, iso(found.penalty.from), iso(found.penalty.to), found.penalty.amount],
  ).toEqual([19, '2026-03-21', '2026-04-08', yuan(5_320_000)]);
  const next = dailyPenalty({ ...facts, foundOn: on('2026-03-21') });
  expect(next.ok && next.penalty.days).toBe(1);
  expect(dailyPenalty({ ...facts, foundOn: on('2026-03-20') }).ok).toBe(false);
});

describe('thresholds turn at the number itself', () => {
  const none = fen(0);
  const intended = (party: 'citizen' | 'organization', fine: number, income = 0, property = 0) => ({
    party,
    fine: yuan(fine),
    confiscatedIncome: yuan(income),
    confiscatedProperty: yuan(property),
    kinds: [],
  });
  test.each([
    ['citizen', 4_999.99, false],
    ['citizen', 5_000, true],
    ['organization', 5_000, false],
    ['organization', 199_999.99, false],
    ['organization', 200_000, true],
  ] as const)('部令30第八十九条: a hearing for a %s fined %d 元: %s', (party, fine, required) => {
    expect(hearingThreshold(intended(party, fine), defaultParameters.P08).required).toBe(required);
  });
  test('行政处罚法第六十三条: fine and confiscation reach the threshold each by itself, not added up', () => {
    const { P08 } = defaultParameters;
    expect(hearingThreshold(intended('organization', 150_000, 150_000), P08).required).toBe(false);
    expect(hearingThreshold(intended('organization', 1, 200_000), P08).required).toBe(true);
    expect(hearingThreshold({ ...intended('organization', 0), kinds: ['closure'] }, P08).required).toBe(true);
  });
  test('部令30第五十二条第二款第（二）项: 500 000 元, fine and confiscation added up unless set otherwise (P09)', () => {
    const judged = { complex: false, demandedByHead: false };
    const discuss = (fine: number, income: number, combined = true) =>
      discussionThreshold(intended('organization', fine, income), judged, { ...defaultParameters.P09, combined })
        .required;
    expect([discuss(499_999.99, 0), discuss(500_000, 0)]).toEqual([false, true]);
    expect([discuss(300_000, 200_000), discuss(300_000, 199_999.99)]).toEqual([true, false]);
    expect(discuss(300_000, 200_000, false)).toBe(false);
  });
  test('行政处罚法第五十一条: 200 and 3 000 元 may still be fined on the spot', () => {
    const may = (party: 'citizen' | 'organization', fine: number) =>
      onSpotPenalty(party, { kind: 'fine', amount: yuan(fine) }).allowed;
    expect([may('citizen', 200), may('citizen', 200.01)]).toEqual([true, false]);
    expect([may('organization', 3_000), may('organization', 3_000.01)]).toEqual([true, false]);
  });
  test('行政处罚法第六十八条、第六十九条: 100 元 may be taken on the spot, and in the ordinary procedure only what the party asks for', () => {
    const take = (amount: number, more: Partial<Parameters<typeof onSpotCollection>[0]> = {}) =>
      onSpotCollection({
        amount: yuan(amount),
        procedure: 'summary',
        hardToEnforceLater: null,
        remoteAndRequested: false,
        receiptIssued: true,
        ...more,
      }).allowed;
    expect([take(100), take(100.01), take(100, { receiptIssued: false })]).toEqual([true, false, false]);
    expect([
      take(3_000, { hardToEnforceLater: '当事人为外地流动经营' }),
      take(3_000, { hardToEnforceLater: ' ' }),
    ]).toEqual([true, false]);
    expect([
      take(50, { procedure: 'ordinary' }),
      take(80_000, { procedure: 'ordinary', remoteAndRequested: true }),
    ]).toEqual([false, true]);
  });
  test('a penalty of nothing crosses no threshold', () => {
    expect(none).toBe(0);
    expect(hearingThreshold(intended('citizen', 0), defaultParameters.P08).required).toBe(false);
  });
});

describe('行政强制法第五十三条: three months from the end of the term to sue', () => {
  const served = (on_: string, demandServedOn: string | null = null): WindowFacts => ({
    addressees: [{ name: '当事人', servedOn: on(on_), told: months(6), reconsiderationServedOn: null, deductions: [] }],
    lastInstalmentOn: null,
    demandServedOn: demandServedOn === null ? null : on(demandServedOn),
    remedyPending: false,
    paused: false,
  });
  const window = (servedOn: string) => {
    const { suitEnds, opens, closes } = courtWindow(served(servedOn), reckoning);
    return [iso(suitEnds), iso(opens), iso(closes)];
  };
  test('month ends: served on 31 May, both terms end on a Sunday and roll', () => {
    expect(window('2025-05-31')).toEqual(['2025-12-01', '2025-12-02', '2026-03-02']);
  });
  test('民法典第二百零二条: six months from 30 or 31 August end on 29 February of a leap year', () => {
    expect(window('2023-08-30')).toEqual(['2024-02-29', '2024-03-01', '2024-05-29']);
    expect(window('2023-08-31')).toEqual(['2024-02-29', '2024-03-01', '2024-05-29']);
    expect(window('2024-08-30')[0]).toBe('2025-02-28');
  });
  test('第五十四条、第六十九条: ten working days of demand across the spring festival, to the day', () => {
    // 2/13、14（六）、24、25、26、27、28（六）、3/2、3、4
    const codes = (day: string) =>
      courtRefusals(served('2025-05-31', '2026-02-12'), on(day), reckoning).map(({ code }) => code);
    expect(codes('2026-03-04')).toContain('court.demandRunning');
    const open = courtRefusals(served('2025-06-10', '2026-02-12'), on('2026-03-05'), reckoning).map(({ code }) => code);
    expect(open).toEqual([]);
    expect(codes('2026-03-02')).not.toContain('court.closed');
    expect(codes('2026-03-03')).toContain('court.closed');
  });
});

describe('行政强制法第二十五条: thirty days of sealing from 2026-09-01', () => {
  const ends = (adjustments: Adjustments = {}) =>
    iso(dueOf(coercion.sealing, { at: at('2026-09-01') }, reckoning, adjustments).lastDay);
  const extended = (approvedAt: string): Extension => ({
    period: calendarDays(30),
    approvedAt: at(approvedAt),
    by: 'head',
    proof: null,
  });
  const tested = (notified: boolean): Stop => ({
    cause: 'testing',
    from: on('2026-09-10'),
    to: on('2026-09-20'),
    notified,
    proof: null,
  });
  test('the last day is a holiday and does not roll (P03); extended on it, thirty more; once only', () => {
    expect(ends()).toBe('2026-10-01');
    expect(ends({ extensions: [extended('2026-10-01 23:59:00')] })).toBe('2026-10-31');
    expect(ends({ extensions: [extended('2026-10-02 00:00:00')] })).toBe('2026-10-01');
    expect(ends({ extensions: [extended('2026-09-20 10:00:00'), extended('2026-10-20 10:00:00')] })).toBe('2026-10-31');
  });
  test('第三款: the days of a test are left out where the party was told of them in writing, and only there', () => {
    expect(ends({ stops: [tested(true)] })).toBe('2026-10-11');
    expect(ends({ stops: [tested(false)] })).toBe('2026-10-01');
    expect(ends({ stops: [tested(true)], extensions: [extended('2026-10-11 12:00:00')] })).toBe('2026-11-10');
  });
});
