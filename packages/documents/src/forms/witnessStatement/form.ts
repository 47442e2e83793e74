import { form, internal, rows, signatures, signed } from '../form.ts';

export const witnessStatement = form({
  docType: 'witnessStatement',
  layout: 'form',
  numbering: internal('ZY'),
  body: [rows(['witness'], ['content'], ['date']), signatures(signed('证人'))],
});
