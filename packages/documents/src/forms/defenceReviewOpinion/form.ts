import { form, internal, rows, signatures, signed, table } from '../form.ts';

export const defenceReviewOpinion = form({
  docType: 'defenceReviewOpinion',
  layout: 'form',
  numbering: internal('FH'),
  body: [
    rows(['caseTitle'], ['caseNo', 'handlingDept']),
    table('items', '逐项复核'),
    rows(['proposal']),
    signatures(signed('复核人'), signed('大队'), signed('法制'), signed('负责人')),
  ],
  takes: {
    items: ['derived.reviewItems'],
  },
});
