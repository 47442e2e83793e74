import type { GateName } from '../obligations/obligation.ts';

/** Which gate an act passes, by its kind or the kind of paper it issues. What is not listed is an observation and passes none. */
const gatesOfActs: Readonly<Record<GateName, readonly string[]>> = {
  start: ['programInitiationApproval', 'inspectionApproval', 'initiationApproved'],
  investigate: [
    'siteInspection',
    'sampling',
    'interview',
    'evidenceRequested',
    'documentaryTaken',
    'evidencePreserved',
    'samplingNotice',
    'evidenceRequestNotice',
    'preservationNotice',
    'interviewNotice',
  ],
  conclude: ['investigationReport', 'investigationReported'],
  notify: ['priorNotice', 'priorNoticeServed'],
  decide: [
    'penaltyDecision',
    'onSpotPenaltyDecision',
    'dailyPenaltyDecision',
    'nonPenaltyDecision',
    'productionRestrictionDecision',
    'permitGrantDecision',
    'permitRefusalDecision',
    'permitChangeDecision',
    'sealSeizureDecision',
    'decisionMade',
    'crimeTransferLetter',
  ],
  serve: ['serviceReceipt', 'served', 'publicServiceAnnouncement'],
  enforce: [
    'additionalFineDecision',
    'enforcementDecision',
    'substitutePerformanceDecision',
    'fundTransferNotice',
    'auctionDisposalRecord',
    'enforcementDecided',
    'substitutePerformanceDecided',
    'additionalFineDecided',
  ],
  court: ['courtApplication', 'courtApplied'],
  close: ['caseClosureApproval', 'caseClosed'],
  archive: ['transferList', 'archived', 'fileCover'],
  copy: ['copyDelivery', 'copyDelivered', 'copyReleased'],
  publish: ['publicationCopy'],
  dispose: ['disposal', 'appraisalDestruction'],
};

const byAct = new Map<string, GateName>(
  Object.entries(gatesOfActs).flatMap(([name, acts]) => acts.map((act): [string, GateName] => [act, name as GateName])),
);

export const gateOf = (act: string): GateName | undefined => byAct.get(act);
