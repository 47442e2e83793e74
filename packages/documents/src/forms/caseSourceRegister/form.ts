import { form, internal, rows, signatures, signed } from '../form.ts';

export const caseSourceRegister = form({
  docType: 'caseSourceRegister',
  layout: 'form',
  numbering: internal('XS'),
  body: [rows(['source'], ['content'], ['attachments']), signatures(signed('承办人'), signed('大队负责人'))],
});
