import { expect, test } from 'vitest';
import { matterOf } from '../obligations/matter.ts';
import { at } from '../periods/sums.fixture.ts';
import { run } from './course.ts';
import { machines } from './machines/catalogue.ts';
import {
  after,
  approves,
  cancellation,
  linkedTo,
  otherStep,
  paper,
  renewalAsked,
  revocation,
  type Told,
  told,
  urgent,
  withdrawal,
} from './told.fixture.ts';

import { ways } from './ways.fixture.ts';

type Walk = {
  machine: string;
  what: string;
  records: Told[];
  takes: string;
  ends: string;
  profile?: Record<string, unknown>;
  at?: string;
};

const opened = ['clueRegistered', 'programInitiationApproval', 'initiationApproved'];
const reported = [...opened, 'siteInspection', 'investigationReported'];
const noticed = [...reported, 'caseReviewed', 'priorNoticeServed'];
const waived = [...noticed, 'defenceWaived'];
const decided = [...waived, 'headApproved', 'decisionMade'];
const performed = [...decided, 'served', 'paymentMade', 'performanceRecorded'];
const toP3 = 'P0→P2 P2→P3';
const toP5 = `${toP3} P3:siteInspection P3→P5`;
const toP7 = `${toP5} P5→P6 P6→P7`;
const toP12 = `${toP7} P7→P9:waived P9:headApproved P11→P12`;

const penalty: Omit<Walk, 'machine'>[] = [
  {
    what: 'the plain way from clue to file',
    records: [...performed, 'caseClosed', 'archived'],
    takes: `${toP12} P12→P14 P14:paymentMade P14:performanceRecorded P14→P16 P16→archived`,
    ends: 'archived',
  },
  {
    what: 'a clue looked into first and not filed',
    records: ['clueRegistered', 'siteInspection', 'interview', 'notInitiated', 'archived'],
    takes: 'P0:siteInspection P0:interview P→P1a P16→archived',
    ends: 'archived',
  },
  {
    what: 'a form that the head refuses',
    records: ['clueRegistered', { kind: 'programInitiationApproval', key: 'form' }, approves('form', 'refused')],
    takes: 'P0→P2 P→P1a',
    ends: 'P1a',
  },
  {
    what: 'a form that the head approves, whatever the department said',
    records: [
      'clueRegistered',
      { kind: 'programInitiationApproval', key: 'form' },
      approves('form', 'refused', '承办机构负责人'),
      approves('form'),
    ],
    takes: toP3,
    ends: 'P3',
  },
  {
    what: 'an emergency, supplemented',
    records: ['clueRegistered', urgent, 'initiationSupplemented'],
    takes: 'P0→P3 P3:supplement',
    ends: 'P3',
  },
  {
    what: 'an emergency that the head does not approve',
    records: ['clueRegistered', urgent, 'initiationRefused'],
    takes: 'P0→P3 P3:refused',
    ends: 'P3t',
  },
  {
    what: 'every act of inquiry',
    records: [
      ...opened,
      'siteInspection',
      'interview',
      'evidenceRequested',
      'sampling',
      'testCommissioned',
      'testResultNotified',
      'evidencePreserved',
      'preservationDisposed',
      'refusalRecorded',
    ],
    takes: `${toP3} P3:siteInspection P3:interview P3:evidenceRequested P3:sampling P3:testCommissioned P3:testResultNotified P3:evidencePreserved P3:preservationDisposed P3:refusalRecorded`,
    ends: 'P3',
  },
  {
    what: 'suspension, resumption and termination of the inquiry',
    records: [...opened, 'investigationSuspended', 'investigationResumed', 'investigationTerminated', 'caseClosed'],
    takes: `${toP3} P3→P3s P3s→P3 P3→P3t P14→P16`,
    ends: 'P16',
  },
  { what: 'a filing withdrawn', records: [...opened, 'caseWithdrawalApproval'], takes: `${toP3} P→P2x`, ends: 'P2x' },
  {
    what: 'a return for more inquiry',
    records: [...reported, 'caseReturned', 'interview', 'investigationReported', 'caseReviewed'],
    takes: `${toP5} P→P3:return P3:interview P3→P5 P5→P6`,
    ends: 'P6',
  },
  {
    what: 'a transfer before any decision',
    records: [...reported, 'caseTransferred'],
    takes: `${toP5} P→P5m`,
    ends: 'P5m',
  },
  {
    what: 'a transfer for detention after the decision leaves it to be performed',
    records: [...decided, 'served', 'caseTransferred'],
    takes: `${toP12} P12→P14 P→P5m`,
    ends: 'P14',
  },
  {
    what: 'a defence, reviewed, and a legal review',
    records: [...noticed, 'defenceReceived', 'defenceReviewed', 'legalReviewCompleted', 'headApproved'],
    takes: `${toP7} P7→P8 P8→P9 P9→P10 P11:headApproved`,
    ends: 'P11',
  },
  {
    what: 'a heavy case, discussed collectively',
    records: [...waived, 'legalReviewCompleted', 'collectiveDiscussion'],
    profile: { collectiveDiscussionRequired: true },
    takes: `${toP7} P7→P9:waived P9→P10 P10→P11`,
    ends: 'P11',
  },
  {
    what: 'a hearing asked for, with a defence, and held',
    records: [...noticed, 'hearingRequested', 'defenceReceived', 'hearingReported'],
    takes: `${toP7} P7→P7h P7h:defenceReceived P7h→P8`,
    ends: 'P8',
  },
  {
    what: 'a hearing withdrawn without a word of defence',
    records: [...noticed, 'hearingRequested', 'hearingWithdrawn'],
    takes: `${toP7} P7→P7h P7h→P8`,
    ends: 'P9',
  },
  {
    what: 'the term to defend lapses',
    records: noticed,
    at: '2026-03-20 00:00:00',
    takes: `${toP7} P7→P9:lapsed`,
    ends: 'P9',
  },
  {
    what: 'service by attempts and public notice',
    records: [...decided, 'serviceAttempted', 'publicNoticePosted'],
    takes: `${toP12} P12:serviceAttempted P12:publicNoticePosted`,
    ends: 'P12',
  },
  {
    what: 'instalments and re-inspection',
    records: [...decided, 'served', 'installmentRequested', 'installmentApproved', 'followUp'],
    takes: `${toP12} P12→P14 P14:installmentRequested P14:installmentApproved P14:followUp`,
    ends: 'P14',
  },
  {
    what: 'a decision with nothing before it is believed, out of turn',
    records: ['clueRegistered', 'decisionMade'],
    takes: 'P11→P12',
    ends: 'P12',
  },
  {
    what: 'a late interview does not take a decided case back',
    records: [...decided, 'interview'],
    takes: toP12,
    ends: 'P12',
  },
];

const toS8 = 'S1→S2 S2:siteInspection S2→S4 S4→S6 S6→S8';
const onSpot = ['arrived', 'siteInspection', 'defenceReceived', 'decisionMade', 'served'];
const summary: Omit<Walk, 'machine'>[] = [
  {
    what: 'every step of a penalty on the spot',
    records: [
      'inspectionPlanned',
      'inspectionNotified',
      'arrived',
      'rightsNotified',
      'siteInspection',
      'interview',
      'photosTaken',
      'documentaryTaken',
      'priorNoticeServed',
      'defenceReceived',
      'defenceReviewed',
      'defenceWaived',
      'decisionMade',
      'served',
      'fineCollectedOnSpot',
      'fineHandedOver',
      'fineBanked',
      'performanceRecorded',
      'correctionOrdered',
      'followUp',
      'caseClosed',
      'archived',
    ],
    takes:
      'S1:inspectionPlanned S1:inspectionNotified S1→S2 S2:rightsNotified S2:siteInspection S2:interview S2:photosTaken S2:documentaryTaken S2→S4 S4:defenceReceived S4:defenceReviewed S4:defenceWaived S4→S6 S6→S8 S8:fineCollectedOnSpot S8:fineHandedOver S8:fineBanked S8:performanceRecorded S8:correctionOrdered S8:followUp S8→S10 S10→archived',
    ends: 'archived',
  },
  { what: 'paid at the bank', records: [...onSpot, 'paymentMade'], takes: `${toS8} S8:paymentMade`, ends: 'S8' },
  {
    what: 'turned into an ordinary case',
    records: ['arrived', linkedTo('becameOrdinary')],
    takes: 'S1→S2 S→converted',
    ends: 'converted',
  },
];

const asked = ['priorNoticeServed', 'hearingRequested'];
const hearing: Omit<Walk, 'machine'>[] = [
  {
    what: 'held and reported',
    records: [...asked, 'hearingNoticeServed', 'hearingHeld', 'hearingReported'],
    takes: 'H1→H2 H2→H5 H5→H7 H7→H8',
    ends: 'H8',
  },
  { what: 'refused in writing', records: [...asked, 'hearingRefused'], takes: 'H1→H2 H2→H2x', ends: 'H2x' },
  {
    what: 'postponed, suspended, resumed, and left without reason',
    records: [
      ...asked,
      'hearingNoticeServed',
      otherStep('hearingPostponed'),
      otherStep('hearingSuspended'),
      otherStep('hearingResumed'),
      otherStep('hearingTerminated'),
    ],
    takes: 'H1→H2 H2→H5 H4d H5→H5m H5m→H5 H→H1w',
    ends: 'H1w',
  },
  {
    what: 'never asked for',
    records: ['priorNoticeServed'],
    profile: { hearingEligible: true },
    at: '2026-03-20 00:00:00',
    takes: 'H1→H1n',
    ends: 'H1n',
  },
  {
    what: 'never asked for in a permit',
    records: ['interestedPartyNotified'],
    profile: { caseType: 'permit' },
    at: '2026-03-20 00:00:00',
    takes: 'H1→H1n:permit',
    ends: 'H1n',
  },
];

const acceptedWay = ['applicationRegistered', 'accepted'];
const permit: Omit<Walk, 'machine'>[] = [
  {
    what: 'from an oral application to the file',
    records: [
      'applicationRegistered',
      'oralApplication',
      'applicationFormCompleted',
      'onSpotCorrection',
      'receiptIssued',
      'correctionNoticeIssued',
      'materialsSupplemented',
      'accepted',
      'siteInspection',
      'expertReviewed',
      'excludedPeriodNotified',
      'interestedPartyNotified',
      'interestedPartyHeard',
      'hearingHeld',
      'reviewed',
      'headApproved',
      'decisionMade',
      'served',
      'performanceRecorded',
      'caseClosed',
      'archived',
    ],
    takes:
      'X0→X1 X1:oralApplication X1:applicationFormCompleted X1:onSpotCorrection X1:receiptIssued X1→X1d X1d→X1 X1→X3 X3:siteInspection X3:expertReviewed X3:excludedPeriodNotified X3:interestedPartyNotified X3:interestedPartyHeard X3:hearingHeld X3→X5 X6:headApproved X6→X7 X7→X8 X8:performanceRecorded X8→X9 X9→archived',
    ends: 'archived',
  },
  {
    what: 'a heavy one: reviewed, returned, extended',
    records: [
      ...acceptedWay,
      'periodExtended',
      'reviewed',
      'caseReturned',
      'reviewed',
      'legalReviewCompleted',
      'periodExtended',
    ],
    profile: { isMajor: true },
    takes: 'X0→X1 X1→X3 X3:periodExtended X3→X5 X→X3:return X3→X5 X5→X6 X6:periodExtended',
    ends: 'X6',
  },
  {
    what: 'no permit needed',
    records: ['applicationRegistered', 'permitNotRequiredNotice'],
    takes: 'X0→X1 X1→X1a',
    ends: 'X1a',
  },
  { what: 'not accepted', records: ['applicationRegistered', 'refusedAcceptance'], takes: 'X0→X1 X1→X1b', ends: 'X1b' },
  { what: 'withdrawn', records: [...acceptedWay, 'applicationWithdrawn'], takes: 'X0→X1 X1→X3 X→Xw', ends: 'Xw' },
  {
    what: 'changed at the wish of its holder',
    records: ['permitChangeRequested', 'accepted', 'reviewed', 'headApproved', 'decisionMade', 'served', 'caseClosed'],
    takes: 'X→X1:change X1→X3 X3→X5 X6:headApproved X6→X7:change X7→X8 X8→X9',
    ends: 'X9',
  },
  {
    what: 'renewed before it ended',
    records: [renewalAsked('2026-06-30'), 'accepted', 'reviewed', 'decisionMade', 'served'],
    takes: 'X→X1:renewal X1→X3 X3→X5 X6→X7:renewal X7→X8',
    ends: 'X8',
  },
  {
    what: 'renewed by silence, and put on paper afterwards',
    records: [
      renewalAsked('2026-04-10'),
      'accepted',
      { kind: 'headApproved', when: '2026-04-13 10:00:00' },
      'decisionMade',
      'served',
    ],
    takes: 'X→X1:renewal X1→X3 X→Xd:deemed Xd:headApproved Xd→X7 X7→X8',
    ends: 'X8',
  },
  {
    what: 'revoked after its holder was heard, and taken off the register',
    records: [
      revocation,
      'siteInspection',
      'interview',
      'documentaryTaken',
      'rightsNotified',
      'defenceReceived',
      'defenceReviewed',
      'defenceWaived',
      'reviewed',
      'decisionMade',
      'served',
      'permitCancelled',
      'caseClosed',
    ],
    takes:
      'X→X3v X3v:siteInspection X3v:interview X3v:documentaryTaken X3v:rightsNotified X3v:defenceReceived X3v:defenceReviewed X3v:defenceWaived X3→X5 X6→X7:revocation X7→X8 X8→X9',
    ends: 'X9',
  },
  {
    what: 'withdrawn for the good of the public, made good, and taken off the register',
    records: [
      withdrawal,
      'siteInspection',
      'interview',
      'documentaryTaken',
      'rightsNotified',
      'defenceReceived',
      'defenceReviewed',
      'defenceWaived',
      'reviewed',
      'caseReturned',
      'compensationSettled',
      'reviewed',
      'decisionMade',
      'served',
      'permitCancelled',
      'caseClosed',
    ],
    takes:
      'X→X3h X3h:siteInspection X3h:interview X3h:documentaryTaken X3h:rightsNotified X3h:defenceReceived X3h:defenceReviewed X3h:defenceWaived X3→X5 X→X3h:return X3h:compensationSettled X3→X5 X6→X7:withdrawal X7→X8 X8→X9',
    ends: 'X9',
  },
  {
    what: 'left standing for the good of the public',
    records: [revocation, 'permitUpheld', 'caseClosed'],
    takes: 'X→X3v X→Xu X8→X9',
    ends: 'X9',
  },
  {
    what: 'taken off the register',
    records: [
      cancellation,
      'siteInspection',
      'reviewed',
      'caseReturned',
      'documentaryTaken',
      'reviewed',
      'decisionMade',
      'served',
    ],
    takes: 'X→X3z X3z:siteInspection X3→X5 X→X3z:return X3z:documentaryTaken X3→X5 X6→X7:cancellation X7→X8',
    ends: 'X8',
  },
  {
    what: 'accepted by silence',
    records: ['applicationRegistered'],
    at: '2026-03-20 00:00:00',
    takes: 'X0→X1 X1→X3:deemed:licence.supplement',
    ends: 'X3',
  },
  {
    what: 'a pollution permit, accepted by three days of silence',
    records: ['applicationRegistered'],
    profile: { permitMatter: '排污许可证核发' },
    at: '2026-03-06 00:00:00',
    takes: 'X0→X1 X1→X3:deemed:licence.emission.supplement',
    ends: 'X3',
  },
];

const sealing: Omit<Walk, 'machine'>[] = [
  {
    what: 'approved, done, tested, extended, released',
    records: [
      'sealSeizureApproval',
      'initiationApproved',
      'sealSeizureImplemented',
      'testPeriodNotified',
      'sealSeizureExtended',
      'sealSeizureReleased',
      'served',
      'archived',
    ],
    takes: 'Q0→Q1 Q1→Q1ok Q→Q3 Q3:testPeriodNotified Q3:extended Q3→Q5a Q5→Q6 Q6→archived',
    ends: 'archived',
  },
  {
    what: 'a case of its own, closed after the release was served',
    records: [
      'sealSeizureApproval',
      'initiationApproved',
      'sealSeizureImplemented',
      'sealSeizureReleased',
      'served',
      'caseClosed',
      'archived',
    ],
    takes: 'Q0→Q1 Q1→Q1ok Q→Q3 Q3→Q5a Q5→Q6 Q6:closed Q6→archived',
    ends: 'archived',
  },
  {
    what: 'done at once and approved after',
    records: [
      { kind: 'sealSeizureImplemented', data: { urgent: true } },
      paper('sealSeizureApproval', {}, 'form'),
      approves('form'),
    ],
    takes: 'Q→Q3 Q3:approved',
    ends: 'Q3',
  },
  {
    what: 'refused',
    records: [paper('sealSeizureApproval', {}, 'form'), approves('form', 'refused')],
    takes: 'Q0→Q1 Q1→Q1x',
    ends: 'Q1x',
  },
  {
    what: 'disposed of by the penalty',
    records: ['sealSeizureImplemented', 'decisionMade'],
    takes: 'Q→Q3 Q3→Q5b',
    ends: 'Q5b',
  },
  {
    what: 'handed over with the case',
    records: ['sealSeizureImplemented', 'crimeTransferred'],
    takes: 'Q→Q3 Q3→Q5c',
    ends: 'Q5c',
  },
];

const enforcement: Omit<Walk, 'machine'>[] = [
  {
    what: 'demanded, answered, fined on, decided and done',
    records: [
      'additionalFineDecided',
      'demandServed',
      'demandDefenceReceived',
      'additionalFineDecided',
      { kind: 'additionalFineDecided', when: '2026-03-30 10:00:00' },
      'enforcementDecided',
      'enforcementExecuted',
      'caseClosed',
    ],
    takes:
      'E0:additionalFine E→E2 E2:demandDefenceReceived E2:additionalFine E2→E3:ten E3:additionalFine E3→E4 E4→E5 E→Edone',
    ends: 'Edone',
  },
  {
    what: 'the day that the demand names',
    records: [{ kind: 'demandServed', data: { due: '2026-03-05' } }],
    at: '2026-03-06 00:00:00',
    takes: 'E→E2 E2→E3',
    ends: 'E3',
  },
  {
    what: 'performance by a third party',
    records: [
      { kind: 'demandServed', data: { due: '2026-03-05' } },
      { kind: 'substitutePerformanceDecided', when: '2026-03-09 10:00:00' },
    ],
    takes: 'E→E2 E2→E3 E3→E4:performance',
    ends: 'E4',
  },
  {
    what: 'a transfer of funds',
    records: [
      { kind: 'demandServed', data: { due: '2026-03-05' } },
      { kind: 'fundTransferNotice', when: '2026-03-09 10:00:00' },
    ],
    takes: 'E→E2 E2→E3 E3→E4:transfer',
    ends: 'E4',
  },
  {
    what: 'an auction',
    records: [
      { kind: 'demandServed', data: { due: '2026-03-05' } },
      { kind: 'auctionDisposalRecord', when: '2026-03-09 10:00:00' },
    ],
    takes: 'E→E2 E2→E3 E3→E5:auction',
    ends: 'E5',
  },
  {
    what: 'suspended, resumed where it stood, terminated',
    records: ['demandServed', 'enforcementSuspended', 'enforcementResumed', 'enforcementTerminated'],
    takes: 'E→E2 E→E5s E5s→E E→E5t',
    ends: 'E5t',
  },
  {
    what: 'an agreement not kept',
    records: ['demandServed', 'agreementConcluded', 'enforcementResumed'],
    takes: 'E→E2 E→E5a E5a→E3',
    ends: 'E3',
  },
];

const court: Omit<Walk, 'machine'>[] = [
  {
    what: 'granted and carried out',
    records: ['courtApplied', 'courtAccepted', 'courtRuled', 'performanceRecorded', 'courtExecuted'],
    takes: 'F0→F2 F2→F3 F3→F4 F4:performanceRecorded F4→F5',
    ends: 'F5',
  },
  {
    what: 'taken back, the court agreeing, and asked again',
    records: ['courtApplied', 'courtAccepted', 'courtApplicationWithdrawn', 'courtRuled', 'courtApplied'],
    takes: 'F0→F2 F2→F3 F→Fw Fw:courtRuled F0→F2',
    ends: 'F2',
  },
  {
    what: 'issued one day and handed in another',
    records: ['courtApplication', 'courtApplied', 'courtAccepted'],
    takes: 'F0→F2 F2:handedIn F2→F3',
    ends: 'F3',
  },
  {
    what: 'refused and left so',
    records: ['courtApplied', 'courtRefused'],
    at: '2026-04-01 00:00:00',
    takes: 'F0→F2 F→Fr Fr→Fx',
    ends: 'Fx',
  },
];

const inspection: Omit<Walk, 'machine'>[] = [
  {
    what: 'planned, approved, announced, done, told, corrected',
    records: [
      'inspectionPlanned',
      'initiationApproved',
      'inspectionNotified',
      'siteInspection',
      'siteInspection',
      'sampling',
      'interview',
      'testCommissioned',
      'testReportIssued',
      'inspectionResultNotified',
      'correctionOrdered',
      'correctionOrderServed',
      'followUp',
      'caseClosed',
      'archived',
    ],
    takes:
      'I0→I1 I1→I2 I2→I3 I3→I4 I4:siteInspection I4:sampling I4:interview I4:testCommissioned I4:testReportIssued I4→I5 I5:correctionOrdered I5:correctionOrderServed I5:followUp I5→I6 I6→archived',
    ends: 'archived',
  },
  {
    what: 'an emergency supplemented before going in',
    records: [urgent, 'initiationSupplemented'],
    takes: 'I0→I3 I3:initiationSupplemented',
    ends: 'I3',
  },
  {
    what: 'an emergency supplemented after',
    records: [urgent, 'siteInspection', 'initiationSupplemented'],
    takes: 'I0→I3 I3→I4 I4:initiationSupplemented',
    ends: 'I4',
  },
  {
    what: 'not approved',
    records: [paper('inspectionApproval', {}, 'form'), approves('form', 'refused')],
    takes: 'I0→I1 I1→I1x',
    ends: 'I1x',
  },
  {
    what: 'turned into a case',
    records: ['inspectionPlanned', 'initiationApproved', 'siteInspection', linkedTo('becameOrdinary')],
    takes: 'I0→I1 I1→I2 I3→I4 I→converted',
    ends: 'converted',
  },
  {
    what: 'sent elsewhere',
    records: ['inspectionPlanned', 'initiationApproved', 'siteInspection', linkedTo('transferredTo')],
    takes: 'I0→I1 I1→I2 I3→I4 I→transferred',
    ends: 'transferred',
  },
];

const complaint: Omit<Walk, 'machine'>[] = [
  {
    what: 'looked into, not started, replied to',
    records: [
      'complaintRegistered',
      'siteInspection',
      'interview',
      'complaintAccepted',
      'siteInspection',
      'interview',
      'notInitiated',
      'complaintReplied',
      'caseClosed',
      'archived',
    ],
    takes:
      'C0→C2 C2:siteInspection C2:interview C2→C3 C3:siteInspection C3:interview C3→C5:not C5→C6 C6→C7 C7→archived',
    ends: 'archived',
  },
  {
    what: 'turned into a case',
    records: ['complaintRegistered', linkedTo('becameOrdinary')],
    takes: 'C0→C2 C3→C5:started',
    ends: 'C5',
  },
  { what: 'sent elsewhere', records: ['complaintRegistered', 'caseTransferred'], takes: 'C0→C2 C2→C1', ends: 'C1' },
];

const ordered = ['correctionOrdered', 'correctionOrderServed'];
const found = (conclusion: string) => ({ kind: 'followUp', data: { conclusion } });
const correction: Omit<Walk, 'machine'>[] = [
  {
    what: 'corrected and closed',
    records: [...ordered, found('已改正'), 'caseClosed', 'archived'],
    takes: 'R0→R0s R0s→R1 R→R3 R3→R4 R4→archived',
    ends: 'archived',
  },
  {
    what: 'its day over',
    records: [{ kind: 'correctionOrdered', data: { due: '2026-03-10' } }, 'correctionOrderServed'],
    at: '2026-03-11 00:00:00',
    takes: 'R0→R0s R0s→R1 R1→R2',
    ends: 'R2',
  },
  {
    what: 'not corrected, ordered anew',
    records: [...ordered, found('继续实施'), 'correctionOrdered'],
    takes: 'R0→R0s R0s→R1 R→R3 R0→R0s',
    ends: 'R0s',
  },
  {
    what: 'refused, and turned into a case',
    records: [...ordered, found('拒绝阻挠复查'), linkedTo('becameOrdinary')],
    takes: 'R0→R0s R0s→R1 R→R3 R3→converted',
    ends: 'converted',
  },
  { what: 'production stopped', records: [...ordered, found('停产')], takes: 'R0→R0s R0s→R1 R→R3', ends: 'R3d' },
  {
    what: 'a finding that says nothing is not taken for correction',
    records: [...ordered, found('')],
    takes: 'R0→R0s R0s→R1 R→R3',
    ends: 'R2j',
  },
  {
    what: 'signed for on the spot',
    records: [{ kind: 'correctionOrdered', key: 'o' }, paper('serviceReceipt', {}, 'r', { during: 'o' })],
    takes: 'R0→R0s',
    ends: 'R1',
  },
];

const walks: Walk[] = Object.entries({
  P: penalty,
  S: summary,
  H: hearing,
  X: permit,
  Q: sealing,
  E: enforcement,
  F: court,
  I: inspection,
  C: complaint,
  R: correction,
}).flatMap(([machine, list]) => list.map((w) => ({ machine, ...w })));
/** What each procedure is walked through beside: returns, withdrawals, transfers … (`ways`). */
const turns: readonly Pick<Walk, 'machine' | 'records' | 'profile'>[] = ways.flatMap((way) =>
  machines
    .filter((m) => m.procedure === way.procedure || m.id === way.within)
    .map(({ id }) => ({ machine: id, records: [...way.records], ...(way.profile ? { profile: way.profile } : {}) })),
);
const byId = new Map(machines.map((m) => [m.id, m]));

const passagesOf = (w: Pick<Walk, 'machine' | 'records' | 'profile' | 'at'>) => {
  const machine = byId.get(w.machine);
  if (!machine) throw new Error(w.machine);
  const d = told(machine.procedure ?? 'penalty.ordinary', w.records, w.profile ?? {});
  return run(machine, matterOf(d, w.at === undefined ? after(d) : at(w.at)));
};

test.each(walks)('$machine: $what', (w) => {
  const course = passagesOf(w);
  expect(course.passages.map((p) => p.move).join(' ')).toBe(w.takes);
  expect(course.state).toBe(w.ends);
});

test('every transition and every lapse of every procedure is taken by at least one of these cases', () => {
  const taken = new Set(
    [...walks, ...turns].flatMap((w) => passagesOf(w).passages.map((p) => `${w.machine} ${p.move}`)),
  );
  const all = machines.flatMap((m) => [...m.moves, ...m.lapses].map((x) => `${m.id} ${x.id}`));
  expect(all.filter((id) => !taken.has(id))).toEqual([]);
  expect(new Set(all).size).toBe(all.length);
});

test('every transition names states of its own procedure, and every state but the first can be reached', () => {
  for (const m of machines) {
    const states = new Set(m.states.map((s) => s.id));
    for (const x of [...m.moves, ...m.lapses]) {
      for (const from of x.from) expect(states.has(from), `${m.id} ${x.id} ${from}`).toBe(true);
      if (typeof x.to === 'string') expect(states.has(x.to), `${m.id} ${x.id} ${x.to}`).toBe(true);
    }
    const reached = new Set(
      [...walks, ...turns].filter((w) => w.machine === m.id).flatMap((w) => passagesOf(w).passages.map((p) => p.to)),
    );
    expect(
      m.states
        .slice(1)
        .map((s) => s.id)
        .filter((id) => !reached.has(id)),
      m.id,
    ).toEqual([]);
  }
});
