import { form, internal, maybe, rows, signatures, signed } from '../form.ts';

export const hearingReport = form({
  docType: 'hearingReport',
  layout: 'form',
  numbering: internal('TZBG'),
  body: [
    rows(['caseTitle'], ['caseNo', 'handlingDept']),
    rows(['overview'], ['issues'], ['opinion']),
    signatures(signed('主持人'), maybe('听证员'), maybe('负责人')),
  ],
});
