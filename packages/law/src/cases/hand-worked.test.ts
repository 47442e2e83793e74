import { expect, test } from 'vitest';
import { daysBefore } from '../periods/days-before.ts';
import { dueOf } from '../periods/due.ts';
import { at, iso, on, reckoning } from '../periods/sums.fixture.ts';
import type { Term } from '../periods/term.ts';
import { terms } from '../periods/terms/catalogue.ts';

const { regulation, penalty, coercion, licensing, remedies, transfer } = terms;
const lastDay = (of: Term, start: string) => iso(dueOf(of, { at: at(start) }, reckoning).lastDay);

/** Worked out by hand from the State Council's notices for 2025 and 2026, day by day; nothing here was computed by this house. */
const worked: readonly (readonly [string, Term, string, string, string])[] = [
  [
    'asking for a hearing, before the festival',
    penalty.hearingRequest,
    '2025-01-22',
    '2025-02-05',
    '1/23、24、26（日）、27、2/5',
  ],
  [
    'asking for a hearing, the Saturday of work counts',
    penalty.hearingRequest,
    '2026-02-12',
    '2026-02-26',
    '2/13、14（六）、24、25、26',
  ],
  [
    'serving a decision, the Sunday of work counts',
    penalty.decisionService,
    '2026-09-16',
    '2026-09-24',
    '9/17、18、20（日）、21—24',
  ],
  ['serving a decision over 1 May', penalty.decisionService, '2025-04-25', '2025-05-08', '4/27（日）、28—30、5/6—8'],
  ['filing a penalty on the spot', penalty.summaryFiling, '2026-02-27', '2026-03-03', '2/28（六）、3/2、3/3'],
  [
    'disposing of registered evidence',
    penalty.evidenceRegistration,
    '2026-04-28',
    '2026-05-11',
    '4/29、30、5/6—8、9（六）、11',
  ],
  ['paying: rolls over the October holiday', penalty.payment, '2025-09-17', '2025-10-09', '10/2 休'],
  ['paying: rolls over the Dragon Boat holiday', penalty.payment, '2026-06-05', '2026-06-22', '6/20 休'],
  ['paying: ends on a Sunday of work and stays', penalty.payment, '2026-09-05', '2026-09-20', '9/20（日）上班'],
  ['ninety days end in the October holiday', penalty.decision, '2025-07-04', '2025-10-09', '10/2 休'],
  ['ninety days across the year end into the festival', penalty.decision, '2025-11-17', '2026-02-24', '2/15 休'],
  ['a sealing ends on a holiday all the same (P03)', coercion.sealing, '2026-09-01', '2026-10-01', '不顺延'],
  ['a sealing across the year end', coercion.sealing, '2025-12-31', '2026-01-30', '30 日'],
  ['fifteen days to decide whether to file', penalty.filing, '2026-09-16', '2026-10-08', '10/1 休'],
  ['sixty days to ask for reconsideration', remedies.reconsideration, '2025-08-04', '2025-10-09', '10/3 休'],
  ['six months from a month end of 31 days', remedies.lawsuit, '2025-03-31', '2025-09-30', '9 月无 31 日'],
  ['six months from 31 October', remedies.lawsuit, '2025-10-31', '2026-04-30', '4 月无 31 日，5/1 起休而 4/30 上班'],
  ['six months that end on National Day', remedies.lawsuit, '2025-04-01', '2025-10-09', '10/1 休'],
  [
    'ten working days of demand over the holiday',
    coercion.demandBeforeCourt,
    '2025-09-22',
    '2025-10-11',
    '9/23—26、28（日）、29、30、10/9、10、11（六）',
  ],
  ['forming the file: rolls over the holiday', regulation.fileFormation, '2026-09-02', '2026-10-08', '10/2 休'],
  [
    'forming the file: New Year, Sunday of work',
    regulation.fileFormation,
    '2025-12-02',
    '2026-01-04',
    '1/1 休，1/4（日）上班',
  ],
  ['a public notice', remedies.publicNotice, '2025-09-03', '2025-10-09', '10/3 休（P23 顺延）'],
  [
    'twenty working days for a permit, over New Year',
    licensing.decision,
    '2025-12-19',
    '2026-01-19',
    '12/22—26、29—31、1/4（日）、5—9、12—16、19',
  ],
  [
    'twenty working days for a permit, autumn',
    licensing.decision,
    '2026-09-07',
    '2026-10-10',
    '9/8—11、14—18、20（日）、21—24、28—30、10/8、9、10（六）',
  ],
  ['three days to decide on a transfer for crime', transfer.crimeDecision, '2026-09-30', '2026-10-08', '10/3 休'],
  [
    'three working days for a transfer for detention',
    transfer.detention,
    '2025-09-26',
    '2025-09-30',
    '9/28（日）、29、30',
  ],
  ['telling of the receipt of a complaint', transfer.complaintNotice, '2025-09-20', '2025-10-09', '10/5 休'],
  [
    'serving a correction order after the report',
    coercion.correctionService,
    '2025-09-26',
    '2025-09-30',
    '9/28（日）、29、30',
  ],
  ['answering a suit', remedies.evidence, '2026-06-06', '2026-06-22', '6/21 休'],
  [
    'telling what a permit application lacks',
    licensing.supplementNotice,
    '2026-02-11',
    '2026-02-25',
    '2/12、13、14（六）、24、25',
  ],
  ['issuing a permit', licensing.delivery, '2026-04-24', '2026-05-12', '4/27—30、5/6—8、9（六）、11、12'],
  ['publishing a permit', licensing.publication, '2025-12-30', '2026-01-09', '12/31、1/4（日）、5—9'],
  ['asking for a hearing on a permit', licensing.hearingRequest, '2026-06-15', '2026-06-23', '6/16—18、22、23'],
  [
    'telling what a discharge permit lacks: plain days',
    licensing.emissionSupplement,
    '2026-04-02',
    '2026-04-07',
    '4/5 休',
  ],
  ['a discharge permit, simple', licensing.emissionDecisionSimple, '2026-09-11', '2026-10-08', '10/1 休'],
  ['a discharge permit, key management', licensing.emissionDecisionKey, '2026-01-31', '2026-03-02', '3/2'],
  ['a discharge permit looked at on site', licensing.emissionDecisionOnSite, '2026-01-01', '2026-02-24', '2/15 休'],
  ['an impact report under the Code', licensing.impactReport, '2026-08-15', '2026-10-14', '60 日'],
  ['an impact form under the Code', licensing.impactForm, '2026-09-05', '2026-10-08', '10/5 休'],
  ['a suit after reconsideration', remedies.lawsuitAfterReconsideration, '2026-04-19', '2026-05-06', '5/4 休'],
  ['the longest time to sue, year end to year end', remedies.lawsuitUntold, '2024-12-31', '2025-12-31', '满一年'],
  [
    'the longest time to ask for reconsideration',
    remedies.reconsiderationUntold,
    '2025-10-01',
    '2026-10-08',
    '10/1 休',
  ],
  ['answering in reconsideration', remedies.answer, '2026-09-18', '2026-10-09', '9/20（日）、21—24、28—30、10/8、9'],
  ['answering in simple reconsideration', remedies.answerSimple, '2025-01-24', '2025-02-07', '1/26（日）、27、2/5—7'],
  ['forwarding an application', remedies.forwarding, '2026-04-30', '2026-05-11', '5/6—8、9（六）、11'],
  ['six months from the last of August', remedies.lawsuit, '2025-08-30', '2026-02-28', '2 月无 30 日，2/28（六）上班'],
  [
    'a fine taken on the spot, before the festival',
    penalty.collectionHandover,
    '2026-02-13',
    '2026-02-24',
    '2/14（六）、24',
  ],
  ['a fine brought to the bank', penalty.collectionDeposit, '2025-04-26', '2025-04-28', '4/27（日）、28'],
  ['publishing a decision over Tomb-sweeping', penalty.decisionPublication, '2026-03-31', '2026-04-10', '4/1—3、7—10'],
  ['withdrawing a publication', penalty.publicationWithdrawal, '2026-10-09', '2026-10-13', '10/10（六）、12、13'],
  ['two years of limitation, to the day', penalty.limitation, '2024-05-01', '2026-05-01', '不顺延'],
  [
    'statement and defence over the autumn holidays',
    penalty.statementAndDefence,
    '2026-09-24',
    '2026-10-09',
    '9/28—30、10/8、9',
  ],
  [
    'looking into an application for release',
    coercion.releaseReview,
    '2026-02-12',
    '2026-02-26',
    '2/13、14（六）、24—26',
  ],
  ['serving a release', coercion.releaseService, '2025-09-26', '2025-09-30', '9/28（日）、29、30'],
  [
    'three months to go to court, from 30 November',
    coercion.courtApplication,
    '2025-11-30',
    '2026-02-28',
    '2 月无 30 日，2/28（六）上班',
  ],
  ['three months that end in the October holiday', coercion.courtApplication, '2026-07-02', '2026-10-08', '10/2 休'],
  ['the court rules', coercion.courtRuling, '2026-04-28', '2026-05-11', '4/29、30、5/6—8、9（六）、11'],
  [
    'thirty days of additional fine, on a holiday',
    coercion.additionalFineEnforcement,
    '2026-09-01',
    '2026-10-01',
    '不顺延',
  ],
  ['a secret re-inspection', coercion.reinspection, '2026-09-02', '2026-10-08', '10/2 休'],
  ['what is suspended for three years', coercion.suspendedForGood, '2024-02-29', '2027-02-28', '2 月无 29 日，不顺延'],
  ['a complaint passed on', transfer.complaintForwarding, '2026-02-27', '2026-03-03', '2/28（六）、3/2、3'],
  [
    'sharing with the prosecutors: plain days, rolled (P20)',
    transfer.sharedPlatform,
    '2026-09-25',
    '2026-10-08',
    '10/2 休',
  ],
];

test.each(worked)('%s', (_, of, start, last, counted) => {
  expect([counted, lastDay(of, start)]).toEqual([counted, last]);
});

test.each([
  ['seven full working days, one of them a Saturday', penalty.hearingNotice, '2026-04-27', '2026-05-11', 7, true],
  [
    'six, where the Saturday is the day of the hearing itself',
    penalty.hearingNotice,
    '2026-04-27',
    '2026-05-09',
    6,
    false,
  ],
  [
    'three before a performance, over the whole spring festival',
    coercion.demandBeforePerformance,
    '2026-02-13',
    '2026-02-26',
    3,
    true,
  ],
  ['two, where the festival leaves no more', coercion.demandBeforePerformance, '2026-02-13', '2026-02-25', 2, false],
] as const)('%s', (_, of, notice, event, between, met) => {
  expect(daysBefore(of, on(notice), on(event), reckoning)).toMatchObject({ between, met });
});
