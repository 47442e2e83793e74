import { form, internal, rows, signatures, signed } from '../form.ts';

export const recordAmendment = form({
  docType: 'recordAmendment',
  layout: 'form',
  numbering: internal('GZ'),
  body: [rows(['change']), signatures(signed('承办人'), signed('大队负责人'))],
});
