import { form, internal, rows, signatures, signed } from '../form.ts';

export const installmentApplication = form({
  docType: 'installmentApplication',
  layout: 'form',
  numbering: internal('FQ'),
  body: [rows(['request'], ['evidence']), signatures(signed('当事人'))],
});
