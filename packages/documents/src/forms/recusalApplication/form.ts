import { form, internal, rows, signatures, signed } from '../form.ts';

export const recusalApplication = form({
  docType: 'recusalApplication',
  layout: 'form',
  numbering: internal('HB'),
  body: [rows(['caseTitle'], ['caseNo', 'handlingDept']), rows(['target'], ['reason']), signatures(signed('申请人'))],
});
