import { form, maybe, outward, rows, signatures, signed, table } from '../form.ts';

export const legalReviewOpinion = form({
  docType: 'legalReviewOpinion',
  layout: 'form',
  numbering: outward('法审'),
  body: [
    rows(['caseTitle'], ['caseNo', 'handlingDept']),
    rows(['reviewers']),
    table('checks', '逐项审核'),
    rows(['opinion'], ['advice']),
    table('suggestions', '逐条建议', { no: 1, text: 9 }),
    rows(['submittedAt'], ['doneAt'], ['response']),
    table('answers', '逐条答复', { no: 1, adopted: 2, reason: 7, by: 2, at: 3 }),
    signatures(signed('审核人'), maybe('法制科负责人')),
  ],
  takes: {
    submittedAt: ['documents.lastAt'],
    reviewers: ['agency.legalReviewers'],
    checks: ['derived.legalChecks'],
    doneAt: ['now'],
  },
});
