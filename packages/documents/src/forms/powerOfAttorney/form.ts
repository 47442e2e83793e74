import { form, internal, rows, signatures, signed } from '../form.ts';

export const powerOfAttorney = form({
  docType: 'powerOfAttorney',
  layout: 'form',
  numbering: internal('WT'),
  body: [rows(['principal'], ['agents'], ['scope'], ['to']), signatures(signed('委托人'))],
});
