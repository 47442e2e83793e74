import { expect, test } from 'vitest';
import { daysBefore } from '../periods/days-before.ts';
import { dueOf } from '../periods/due.ts';
import type { Stop } from '../periods/stops.ts';
import { at, iso, on, reckoning } from '../periods/sums.fixture.ts';
import type { Term } from '../periods/term.ts';
import { terms } from '../periods/terms/catalogue.ts';

const { regulation, penalty, coercion, licensing } = terms;

type Row = readonly [specimen: string, term: Term, start: string, end: string];
const named = (rows: readonly Row[]) =>
  rows.map(([specimen, term, start, end]) => [specimen, term.title, start, end, term] as const);

const inHours: readonly Row[] = [
  ['SP-1', regulation.recordingStorage, '2025-03-11 11:46:00', '2025-03-12 11:46:00'],
  ['SP-1', regulation.emergencySupplement, '2025-03-11 09:20:00', '2025-03-12 09:20:00'],
  ['SP-2', regulation.recordingStorage, '2026-05-13 11:22:00', '2026-05-14 11:22:00'],
  ['SP-4', regulation.emergencySupplement, '2026-03-24 21:10:00', '2026-03-25 21:10:00'],
  ['SP-4', regulation.recordingStorage, '2026-03-24 22:42:00', '2026-03-25 22:42:00'],
];
test.each(named(inHours))('%s: %s, started %s, ends at %s', (_specimen, _title, start, due, term) => {
  expect(dueOf(term, { at: at(start) }, reckoning).due?.equals(at(due))).toBe(true);
});

const inDays: readonly Row[] = [
  ['SP-1', penalty.evidenceRegistration, '2025-03-11', '2025-03-20'],
  ['SP-1', coercion.reinspection, '2025-03-20', '2025-04-21'],
  ['SP-1', penalty.statementAndDefence, '2025-04-18', '2025-04-25'],
  ['SP-1', penalty.hearingRequest, '2025-04-18', '2025-04-25'],
  ['SP-1', penalty.decision, '2025-03-12', '2025-06-10'],
  ['SP-1', penalty.decisionService, '2025-05-27', '2025-06-06'],
  ['SP-1', coercion.demandBeforeCourt, '2026-01-08', '2026-01-22'],
  ['SP-1', coercion.courtApplication, '2025-12-31', '2026-03-31'],
  ['SP-1', regulation.fileFormation, '2026-03-16', '2026-04-15'],
  ['SP-2', penalty.summaryFiling, '2026-05-13', '2026-05-18'],
  ['SP-2', penalty.collectionHandover, '2026-05-13', '2026-05-15'],
  ['SP-2', penalty.collectionDeposit, '2026-05-14', '2026-05-18'],
  ['SP-2', regulation.fileFormation, '2026-05-27', '2026-06-26'],
  ['SP-2', penalty.decisionPublication, '2026-05-13', '2026-05-22'],
  ['SP-3', licensing.supplementNotice, '2026-03-16', '2026-03-23'],
  ['SP-3', licensing.delivery, '2026-04-28', '2026-05-14'],
  ['SP-3', regulation.fileFormation, '2026-05-11', '2026-06-10'],
  ['SP-4', penalty.evidenceRegistration, '2026-03-27', '2026-04-08'],
  ['SP-4', penalty.statementAndDefence, '2026-04-14', '2026-04-21'],
  ['SP-4', regulation.fileFormation, '2026-05-13', '2026-06-12'],
  ['E2E-1', coercion.correctionService, '2026-09-16', '2026-09-20'],
  ['E2E-1', penalty.decision, '2026-09-18', '2026-12-17'],
  ['E2E-1', coercion.reinspection, '2026-09-18', '2026-10-19'],
  ['E2E-1', penalty.hearingRequest, '2026-09-30', '2026-10-13'],
  ['E2E-1', penalty.decisionPublication, '2026-11-03', '2026-11-12'],
  ['E2E-1', penalty.payment, '2026-11-05', '2026-11-20'],
  ['E2E-1', regulation.fileFormation, '2026-11-23', '2026-12-23'],
];
test.each(named(inDays))('%s: %s, started on %s, ends on %s', (_specimen, _title, start, lastDay, term) => {
  expect(iso(dueOf(term, { at: at(start) }, reckoning).lastDay)).toBe(lastDay);
});

test('SP-3: two working days of expert review, told in writing, are added to the twenty', () => {
  const stop = (cause: Stop['cause'], from: string, to: string): Stop => ({
    cause,
    from: on(from),
    to: on(to),
    notified: true,
    proof: null,
  });
  const stops = [stop('testing', '2026-04-09', '2026-04-09'), stop('expertReview', '2026-04-15', '2026-04-17')];
  const due = dueOf(licensing.decision, { at: at('2026-03-31') }, reckoning, { stops });
  expect(due.derivation).toMatchObject({ lastDay: '2026-05-06', stoppedDays: 2 });
});

test('E2E-1: fourteen days of hearing move the last day for the decision to 31 December, and warn before the rolled one', () => {
  const stops: Stop[] = [
    { cause: 'hearing', from: on('2026-10-13'), to: on('2026-10-27'), notified: true, proof: null },
  ];
  const due = dueOf(penalty.decision, { at: at('2026-09-18') }, reckoning, { stops });
  expect([iso(due.lastDay), due.unverified]).toEqual(['2026-12-31', false]);
  expect(iso(dueOf(coercion.reinspection, { at: at('2026-09-18') }, reckoning).warnDay)).toBe('2026-10-16');
});

test('SP-1 and E2E-1: full working days between the notice of a hearing and its day', () => {
  const between = (notice: string, event: string) =>
    daysBefore(penalty.hearingNotice, on(notice), on(event), reckoning);
  expect(between('2025-04-25', '2025-05-13')).toMatchObject({ between: 9, met: true });
  expect(between('2026-10-15', '2026-10-27')).toMatchObject({ between: 7, met: true });
});
