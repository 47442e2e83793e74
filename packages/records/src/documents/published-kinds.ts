import type { DocType } from './catalogue.ts';

/** Decisions that go to the public (行政处罚法第四十八条, 行政许可法第四十条); of several kinds the first that was made. */
export const publishedKinds: readonly DocType[] = [
  'penaltyDecision',
  'onSpotPenaltyDecision',
  'dailyPenaltyDecision',
  'nonPenaltyDecision',
  'permitGrantDecision',
  'permitRefusalDecision',
];
