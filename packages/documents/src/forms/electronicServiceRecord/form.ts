import { form, internal, rows, signatures, signed } from '../form.ts';

export const electronicServiceRecord = form({
  docType: 'electronicServiceRecord',
  layout: 'form',
  numbering: internal('DZSD'),
  body: [rows(['consentRef'], ['channel'], ['arrivedAt'], ['log']), signatures(signed('送达人'))],
});
