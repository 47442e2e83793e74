import { form, outward, rows, signatures, signed } from '../form.ts';

export const accessApproval = form({
  docType: 'accessApproval',
  layout: 'form',
  numbering: outward('阅'),
  body: [rows(['request']), signatures(signed('申请人'), signed('专管员'))],
});
