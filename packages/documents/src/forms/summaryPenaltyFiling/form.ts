import { both, form, internal, rows, signatures, signed } from '../form.ts';

export const summaryPenaltyFiling = form({
  docType: 'summaryPenaltyFiling',
  layout: 'form',
  numbering: internal('BA'),
  body: [rows(['ref'], ['filedAt'], ['opinion']), signatures(both('执法人员'), signed('接收备案人'), signed('负责人'))],
  takes: {
    ref: ['onSpotPenaltyDecision#number'],
    filedAt: ['now'],
  },
});
