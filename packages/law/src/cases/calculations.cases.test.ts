import { expect, test } from 'vitest';
import { additionalFine } from '../calculations/additional-fine.ts';
import { courtRefusals, courtWindow, type WindowFacts } from '../calculations/court-window.ts';
import { dailyPenalty } from '../calculations/daily-penalty.ts';
import { forbiddenHour } from '../calculations/forbidden-hours.ts';
import { fen } from '../calculations/money.ts';
import { onSpotCollection, onSpotPenalty } from '../calculations/on-spot.ts';
import type { Addressee } from '../calculations/suit-end.ts';
import { aggravated, hearingThreshold } from '../calculations/thresholds.ts';
import { plusDays } from '../calendars/day.ts';
import { dueOf } from '../periods/due.ts';
import { months } from '../periods/period.ts';
import { at, iso, on, reckoning } from '../periods/sums.fixture.ts';
import { terms } from '../periods/terms/catalogue.ts';

const yuan = (n: number) => fen(Math.round(n * 100));
const { parameters } = reckoning;
const none = { confiscatedIncome: fen(0), confiscatedProperty: fen(0), kinds: [] };

const window = (
  a: Partial<Addressee> & { servedOn: Addressee['servedOn'] },
  more: Partial<WindowFacts> = {},
): WindowFacts => ({
  addressees: [{ name: '当事人', told: months(6), reconsiderationServedOn: null, deductions: [], ...a }],
  lastInstalmentOn: null,
  demandServedOn: on('2025-03-03'),
  remedyPending: false,
  paused: false,
  ...more,
});
const span = (facts: WindowFacts) => {
  const w = courtWindow(facts, reckoning);
  return `E=${iso(w.suitEnds)} ${iso(w.opens)}~${iso(w.closes)}`;
};

test('TC027 a fine of 200000.00 for a legal person must be offered a hearing, 199999.99 need not', () => {
  const required = (n: number) =>
    hearingThreshold({ party: 'organization', fine: yuan(n), ...none }, parameters.P08).required;
  expect([required(200_000), required(199_999.99)]).toEqual([true, false]);
});

test('TC067 paid one day late: 3000', () => {
  const due = dueOf(terms.penalty.payment, { at: at('2025-09-20') }, reckoning);
  expect(iso(due.lastDay)).toBe('2025-10-09');
  if (due.lastDay === null) return;
  const instalments = [{ amount: yuan(100_000), lastDay: due.lastDay }];
  const fine = additionalFine(
    { instalments, payments: [{ amount: yuan(100_000), day: on('2025-10-10') }], asOf: on('2025-10-10') },
    parameters,
  );
  expect(fine).toMatchObject({ ok: true, fine: { total: yuan(3000), days: 1 } });
});

test.each([
  [33, 99_000],
  [34, 100_000],
  [200, 100_000],
])('TC068 %i days late: %i', (days, total) => {
  const lastDay = on('2025-10-09');
  const instalments = [{ amount: yuan(100_000), lastDay }];
  expect(additionalFine({ instalments, payments: [], asOf: plusDays(lastDay, days) }, parameters)).toMatchObject({
    ok: true,
    fine: { total: yuan(total) },
  });
});

test('TC070 three months run from the end of the instalments', () => {
  expect(span(window({ servedOn: on('2025-03-03') }, { lastInstalmentOn: on('2025-12-31') }))).toContain('~2026-03-31');
});

test('TC072 a term to sue that ends on a Saturday of work does not roll', () => {
  expect(span(window({ servedOn: on('2025-08-31') }))).toBe('E=2026-02-28 2026-03-01~2026-05-28');
});

test('TC075 after reconsideration fifteen days, rolled to 9 October', () => {
  expect(span(window({ servedOn: on('2025-07-01'), reconsiderationServedOn: on('2025-09-18') }))).toBe(
    'E=2025-10-09 2025-10-10~2026-01-09',
  );
});

test('TC076 told nothing of the term to sue: one year, and until then the court may not be asked', () => {
  const facts = window({ servedOn: on('2025-01-10'), told: null });
  expect(span(facts)).toContain('E=2026-01-12');
  expect(courtRefusals(facts, on('2026-01-12'), reckoning).map((r) => r.code)).toEqual(['court.suitOpen']);
  expect(courtRefusals(facts, on('2026-01-13'), reckoning)).toEqual([]);
});

test('TC079 fifteen days at a hundred thousand are one and a half million', () => {
  const facts = {
    originalFine: yuan(100_000),
    correctionServedOn: on('2025-06-10'),
    foundOn: on('2025-06-25'),
    stoppedProduction: false,
  };
  const found = dailyPenalty(facts);
  expect(found).toMatchObject({ ok: true, penalty: { from: on('2025-06-11'), days: 15, amount: yuan(1_500_000) } });
  expect(found.ok && found.penalty.text).toContain('另作决定');
});

test.each([
  ['organization', 3000, true],
  ['organization', 3001, false],
  ['citizen', 200, true],
  ['citizen', 201, false],
] as const)('TC102 on the spot: %s %i → %s', (party, amount, allowed) => {
  expect(onSpotPenalty(party, { kind: 'fine', amount: yuan(amount) }).allowed).toBe(allowed);
});

test('TC103 150 may be collected on the spot only with the reason why it could not be later, and with the receipt', () => {
  const collect = (hardToEnforceLater: string | null, receiptIssued = true) =>
    onSpotCollection({
      amount: yuan(150),
      procedure: 'summary',
      hardToEnforceLater,
      remoteAndRequested: false,
      receiptIssued,
    }).allowed;
  expect([collect(null), collect('流动经营，无固定住所'), collect('流动经营，无固定住所', false)]).toEqual([
    false,
    true,
    false,
  ]);
});

test('TC106 sixty thousand decided where fifty were told is heavier', () => {
  expect(aggravated({ fine: yuan(50_000), kinds: [] }, { fine: yuan(60_000), kinds: [] })).toBe(true);
});

test('TC114 neither on the October holiday nor at half past eleven at night', () => {
  const why = (text: string) => forbiddenHour(at(text), reckoning.calendar, parameters.P11)?.why;
  expect([why('2025-10-03 14:00:00'), why('2025-11-03 23:30:00')]).toEqual(['holiday', 'night']);
});

test("TC130 told three months: the law's six stand, and asking the court on 13 May is barred", () => {
  const facts = window({ servedOn: on('2026-02-11'), told: months(3) });
  expect(span(facts)).toBe('E=2026-08-11 2026-08-12~2026-11-11');
  expect(courtRefusals(facts, on('2026-05-13'), reckoning).map((r) => r.code)).toEqual(['court.suitOpen']);
});

test('TC144 told eight months: the longer term stands, and asking the court on 1 July is barred', () => {
  const facts = window({ servedOn: on('2025-12-29'), told: months(8) });
  expect(span(facts)).toBe('E=2026-08-31 2026-09-01~2026-11-30');
  expect(courtRefusals(facts, on('2026-07-01'), reckoning).map((r) => r.code)).toEqual(['court.suitOpen']);
});
