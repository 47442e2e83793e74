import { form, internal, rows, signatures, signed } from '../form.ts';

export const sealStrip = form({
  docType: 'sealStrip',
  layout: 'form',
  numbering: internal('FT'),
  issues: 'sealing',
  body: [rows(['strip']), signatures(signed('承办人'))],
});
