import { form, internal, rows, signatures, signed } from '../form.ts';

export const hearingReport = form({
  docType: 'hearingReport',
  layout: 'form',
  numbering: internal('TZBG'),
  body: [
    rows(['caseTitle'], ['caseNo', 'handlingDept']),
    rows(['overview'], ['issues'], ['opinion']),
    signatures(signed('主持人'), signed('听证员'), signed('负责人')),
  ],
});
