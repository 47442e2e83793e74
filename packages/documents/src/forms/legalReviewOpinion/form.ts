import { form, maybe, outward, rows, signatures, signed, table } from '../form.ts';

export const legalReviewOpinion = form({
  docType: 'legalReviewOpinion',
  layout: 'form',
  numbering: outward('法审'),
  body: [
    rows(['caseTitle'], ['caseNo', 'handlingDept']),
    rows(['reviewers']),
    table('checks', '逐项审核'),
    rows(['opinion'], ['advice'], ['submittedAt'], ['doneAt'], ['response']),
    signatures(signed('审核人'), maybe('法制科负责人')),
  ],
  takes: {
    submittedAt: ['documents.lastAt'],
    reviewers: ['agency.legalReviewers'],
    checks: ['derived.legalChecks'],
    doneAt: ['now'],
  },
});
