import { form, internal, rows, signatures, signed, table } from '../form.ts';

export const caseReviewForm = form({
  docType: 'caseReviewForm',
  layout: 'form',
  numbering: internal('AJSC'),
  body: [
    rows(['caseTitle'], ['caseNo', 'handlingDept']),
    table('checks', '审查要点'),
    rows(['opinion'], ['reviewer']),
    signatures(signed('审查人')),
  ],
  takes: {
    reviewer: ['case.reviewer'],
    checks: ['derived.reviewChecks'],
  },
});
