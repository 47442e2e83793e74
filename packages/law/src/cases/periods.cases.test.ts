import { expect, test } from 'vitest';
import { plusDays } from '../calendars/day.ts';
import { exactly } from '../periods/bracket.ts';
import { daysBefore } from '../periods/days-before.ts';
import { type Adjustments, dueOf } from '../periods/due.ts';
import { calendarDays, workingDays } from '../periods/period.ts';
import type { Stop } from '../periods/stops.ts';
import { at, iso, on, reckoning, withParameters } from '../periods/sums.fixture.ts';
import type { Term } from '../periods/term.ts';
import { terms } from '../periods/terms/catalogue.ts';
import { firstDayAfter, timeliness } from '../periods/timeliness.ts';

const now = at('2026-11-23 09:00:00');
const { regulation, penalty, coercion, licensing, remedies, transfer } = terms;

/** How the term stands when started and done then. */
const done = (of: Term, start: string, end: string, r = reckoning, adjustments: Adjustments = {}) =>
  timeliness(
    of,
    { when: exactly(at(start)), precision: start.length === 10 ? 'day' : 'second' },
    exactly(at(end)),
    now,
    r,
    adjustments,
  );
const verdict = (...args: Parameters<typeof done>) => {
  const t = done(...args);
  return t.late ? `${t.status} ${t.late.text}` : t.status;
};
const lastDay = (of: Term, start: string, adjustments: Adjustments = {}, r = reckoning) =>
  iso(dueOf(of, { at: at(start) }, r, adjustments).lastDay);
const stop = (cause: Stop['cause'], from: string, to: string, notified = true): Stop => ({
  cause,
  from: on(from),
  to: on(to),
  notified,
  proof: null,
});

test('TC002 exactly twenty-four hours is within them', () => {
  expect(verdict(regulation.emergencySupplement, '2025-03-07 17:30:00', '2025-03-08 17:30:00')).toBe('met');
});

test('TC003 half an hour more is thirty minutes late, unless hours are read from the next one', () => {
  const args = [regulation.emergencySupplement, '2025-03-07 17:30:00', '2025-03-08 18:00:00'] as const;
  expect(verdict(...args)).toBe('metLate 30 分');
  expect(verdict(...args, withParameters({ P01: 'next_hour' }))).toBe('met');
});

test('TC008 approval signed 23 h 55 min after sealing on the spot is in time', () => {
  expect(verdict(coercion.emergencyApproval, '2026-05-03 22:15:00', '2026-05-04 22:10:00')).toBe('met');
});

test('TC009 the telephone report does not stand for the approval: 45 minutes late', () => {
  expect(verdict(coercion.emergencyApproval, '2026-05-03 22:15:00', '2026-05-04 23:00:00')).toBe('metLate 45 分');
});

test("TC010 stored exactly a day after the recording ended on New Year's Eve is in time", () => {
  expect(verdict(regulation.recordingStorage, '2026-02-16 23:10:00', '2026-02-17 23:10:00')).toBe('met');
});

test('TC011 the festival does not stop the hours: 9 h 50 min late', () => {
  expect(verdict(regulation.recordingStorage, '2026-02-16 23:10:00', '2026-02-18 09:00:00')).toBe(
    'metLate 9 小时 50 分',
  );
});

test('TC015 sent to the police exactly a day after approval, over a Saturday, is in time', () => {
  expect(verdict(transfer.crimeTransfer, '2025-08-15 10:00:00', '2025-08-16 10:00:00')).toBe('met');
});

test('TC016 the fifth working day over the May holiday is 12 May, and asking that day is valid', () => {
  expect(lastDay(penalty.hearingRequest, '2025-04-30')).toBe('2025-05-12');
  expect(verdict(penalty.hearingRequest, '2025-04-30', '2025-05-12')).toBe('met');
});

test('TC017 asking a day later is late', () => {
  expect(verdict(penalty.hearingRequest, '2025-04-30', '2025-05-13')).toBe('metLate 1 个工作日');
});

test('TC020 a Saturday turned into a working day is the fifth', () => {
  expect(lastDay(penalty.hearingRequest, '2026-04-29')).toBe('2026-05-09');
  expect(verdict(penalty.hearingRequest, '2026-04-29', '2026-05-09')).toBe('met');
});

test('TC022 five working days across the year end on 7 January', () => {
  expect(lastDay(penalty.hearingRequest, '2025-12-30')).toBe('2026-01-07');
});

test('TC026 six full working days before a hearing are too few, by the other reading enough', () => {
  const notice = (r = reckoning) => daysBefore(penalty.hearingNotice, on('2025-05-09'), on('2025-05-20'), r);
  expect(notice()).toMatchObject({ between: 6, met: false });
  expect(notice(withParameters({ P04: 'nthDayBack' }))).toMatchObject({ met: true });
});

test('TC030 a decision of 24 January 2025 may be served until 10 February', () => {
  expect(lastDay(penalty.decisionService, '2025-01-24')).toBe('2025-02-10');
});

test('TC032 a decision of 26 December 2025 is published by 7 January', () => {
  expect(lastDay(penalty.decisionPublication, '2025-12-26')).toBe('2026-01-07');
});

test('TC033 a decision of 18 September 2026 is published by 29 September', () => {
  expect(lastDay(penalty.decisionPublication, '2026-09-18')).toBe('2026-09-29');
});

test('TC035 registered evidence of 26 September is disposed of by 13 October and free from the 14th', () => {
  const due = dueOf(penalty.evidenceRegistration, { at: at('2025-09-26') }, reckoning);
  expect(iso(due.lastDay)).toBe('2025-10-13');
  expect(iso(firstDayAfter(due))).toBe('2025-10-14');
  const open = timeliness(
    penalty.evidenceRegistration,
    { when: exactly(at('2025-09-26')) },
    null,
    at('2025-10-14 00:00:00'),
    reckoning,
  );
  expect(open.status).toBe('overdue');
});

test('TC037 a penalty on the spot of 30 September is filed by Saturday 11 October', () => {
  expect(lastDay(penalty.summaryFiling, '2025-09-30')).toBe('2025-10-11');
});

test('TC040 after a demand served on 24 April the court may be asked from 13 May', () => {
  expect(iso(firstDayAfter(dueOf(coercion.demandBeforeCourt, { at: at('2026-04-24') }, reckoning)))).toBe('2026-05-13');
});

test('TC042 two full working days before performance by a third party are too few', () => {
  expect(daysBefore(coercion.demandBeforePerformance, on('2025-10-10'), on('2025-10-14'), reckoning)).toMatchObject({
    between: 2,
    met: false,
  });
});

test('TC045 a report of 13 February 2026: the correction order is served by 25 February', () => {
  expect(lastDay(coercion.correctionService, '2026-02-13')).toBe('2026-02-25');
});

test('TC047 an extension approved after the last day is void, and the permit late', () => {
  const extensions = [{ period: workingDays(10), approvedAt: at('2026-03-06'), by: 'head' as const, proof: null }];
  const t = timeliness(
    licensing.decision,
    { when: exactly(at('2026-01-30')) },
    null,
    at('2026-03-06 09:00:00'),
    reckoning,
    { extensions },
  );
  expect(t.due.derivation?.extensions[0]).toMatchObject({ granted: null, rejected: '批准时期限已于 2026-03-05 届满' });
  expect(t.status).toBe('overdue');
});

test('TC048 what to supplement was told after five working days: accepted from the day of receipt', () => {
  expect(lastDay(licensing.supplementNotice, '2025-09-25')).toBe('2025-10-09');
  expect(done(licensing.supplementNotice, '2025-09-25', '2025-10-10').status).toBe('metLate');
});

test('TC051 fifteen days from a Sunday end on a festival and roll; extended in time they end on 20 May', () => {
  const extensions = [
    { period: calendarDays(15), approvedAt: at('2025-05-06 16:00:00'), by: 'head' as const, proof: null },
  ];
  expect(lastDay(penalty.filing, '2025-04-20')).toBe('2025-05-06');
  expect(lastDay(penalty.filing, '2025-04-20', { extensions })).toBe('2025-05-20');
});

test('TC053 fifteen days into the spring festival roll to 24 February', () => {
  expect(lastDay(penalty.filing, '2026-02-05')).toBe('2026-02-24');
});

test('TC056 a second extension without collective discussion is void: late after 6 May', () => {
  const extensions = [
    { period: calendarDays(30), approvedAt: at('2026-04-03'), by: 'head' as const, proof: null },
    { period: calendarDays(30), approvedAt: at('2026-05-06'), by: 'head' as const, proof: null },
  ];
  expect(lastDay(penalty.decision, '2026-01-05', { extensions })).toBe('2026-05-06');
  expect(verdict(penalty.decision, '2026-01-05', '2026-05-07', reckoning, { extensions })).toBe('metLate 1 日');
});

test('TC057 ninety calendar days, not working days: one day late', () => {
  expect(lastDay(penalty.decision, '2026-01-05')).toBe('2026-04-07');
  expect(verdict(penalty.decision, '2026-01-05', '2026-04-08')).toBe('metLate 1 日');
});

test('TC058 monitoring and hearing taken off: 132 days, rolled from Sunday', () => {
  const stops = [stop('monitoring', '2025-03-10', '2025-03-24'), stop('hearing', '2025-04-01', '2025-04-29')];
  const due = dueOf(penalty.decision, { at: at('2025-03-03') }, reckoning, { stops });
  expect(due.derivation).toMatchObject({ stoppedDays: 42, rolledFrom: '2025-07-13', lastDay: '2025-07-14' });
  expect(on('2025-07-13') - on('2025-03-03')).toBe(132);
});

test('TC059 overlapping monitoring and appraisal are 29 days, not 34', () => {
  const stops = [stop('monitoring', '2025-04-01', '2025-04-15'), stop('appraisal', '2025-04-10', '2025-04-30')];
  const due = dueOf(penalty.decision, { at: at('2025-03-03') }, reckoning, { stops });
  expect(due.derivation).toMatchObject({ stoppedDays: 29, lastDay: '2025-06-30' });
});

test('TC063 a test of which the party was told in writing lengthens the sealing', () => {
  expect(lastDay(coercion.sealing, '2025-03-01', { stops: [stop('testing', '2025-03-10', '2025-03-20')] })).toBe(
    '2025-04-10',
  );
});

test('TC064 a test of which it was not told does not', () => {
  expect(lastDay(coercion.sealing, '2025-03-01', { stops: [stop('testing', '2025-03-10', '2025-03-20', false)] })).toBe(
    '2025-03-31',
  );
});

test('TC065 thirty days from 31 January end on 2 March', () => {
  expect(lastDay(coercion.sealing, '2026-01-31')).toBe('2026-03-02');
});

test('TC074 sixty days end on a festival and roll to 6 May: in time', () => {
  const due = dueOf(remedies.reconsideration, { at: at('2025-03-03') }, reckoning);
  expect(due.derivation).toMatchObject({ rolledFrom: '2025-05-02', lastDay: '2025-05-06' });
  expect(verdict(remedies.reconsideration, '2025-03-03', '2025-05-06')).toBe('met');
});

test('TC077 fifteen days to answer a suit roll over the October holiday to the 9th', () => {
  expect(dueOf(remedies.evidence, { at: at('2025-09-22') }, reckoning).derivation).toMatchObject({
    rolledFrom: '2025-10-07',
    lastDay: '2025-10-09',
  });
});

test('TC078 a public notice takes thirty days, not sixty', () => {
  expect(lastDay(remedies.publicNotice, '2025-06-03')).toBe('2025-07-03');
});

test('TC082 thirty days to form the file, over the festival', () => {
  expect(dueOf(regulation.fileFormation, { at: at('2026-01-20') }, reckoning).derivation).toMatchObject({
    rolledFrom: '2026-02-19',
    lastDay: '2026-02-24',
  });
});

test('TC085 three days to decide on a transfer for crime are calendar days', () => {
  expect(lastDay(transfer.crimeDecision, '2025-08-11')).toBe('2025-08-14');
  expect(verdict(transfer.crimeDecision, '2025-08-11', '2025-08-15')).toBe('metLate 1 日');
});

test('TC120 three working days for a transfer for detention', () => {
  expect(lastDay(transfer.detention, '2026-09-28')).toBe('2026-10-08');
});

test('TC132 a refusal told outright may be taken to reconsideration or straight to court', () => {
  expect(lastDay(remedies.reconsideration, '2026-09-03')).toBe('2026-11-02');
  const suit = dueOf(remedies.lawsuit, { at: at('2026-09-03') }, reckoning);
  expect([iso(suit.lastDay), suit.unverified, suit.derivation?.unverifiedYear]).toEqual(['2027-03-03', true, 2027]);
});

test('TC134 a reconsideration handed in through the agency is forwarded within five working days', () => {
  expect(lastDay(remedies.forwarding, '2026-09-17')).toBe('2026-09-23');
  expect(verdict(remedies.forwarding, '2026-09-17', '2026-09-24')).toBe('metLate 1 个工作日');
});

test('TC136 the last day is a Sunday on which work is done: no rolling, one day late', () => {
  const due = dueOf(transfer.crimeDecision, { at: at('2026-09-17') }, reckoning);
  expect(due.derivation).toMatchObject({ lastDay: '2026-09-20', rolledFrom: null });
  expect(verdict(transfer.crimeDecision, '2026-09-17', '2026-09-21')).toBe('metLate 1 日');
});

test('TC146 no word for sixty days: the notice was due on 25 August, reconsideration may be asked until 8 December', () => {
  expect(lastDay(transfer.complaintNotice, '2026-08-10')).toBe('2026-08-25');
  const silent = dueOf(remedies.inaction, { at: at('2026-08-10') }, reckoning);
  expect(iso(silent.lastDay)).toBe('2026-10-09');
  expect(lastDay(remedies.reconsideration, `${iso(silent.lastDay)}`)).toBe('2026-12-08');
  expect(silent.lastDay && iso(plusDays(silent.lastDay, 60))).toBe('2026-12-08');
});
