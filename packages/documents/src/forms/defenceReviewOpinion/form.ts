import { form, internal, maybe, rows, signatures, signed, table } from '../form.ts';

export const defenceReviewOpinion = form({
  docType: 'defenceReviewOpinion',
  layout: 'form',
  numbering: internal('FH'),
  body: [
    rows(['caseTitle'], ['caseNo', 'handlingDept']),
    table('items', '逐项复核'),
    rows(['proposal']),
    signatures(signed('复核人'), maybe('大队'), maybe('法制科', '法制'), maybe('负责人')),
  ],
  takes: {
    items: ['derived.reviewItems'],
  },
});
