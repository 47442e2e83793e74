import { form, internal, rows, signatures, signed } from '../form.ts';

export const avArchiveRegister = form({
  docType: 'avArchiveRegister',
  layout: 'form',
  heading: '音像档案登记表',
  numbering: internal('YXDA'),
  body: [rows(['av']), signatures(signed('专管员'))],
});
