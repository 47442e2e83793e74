import { form, outward, rows, signatures, signed } from '../form.ts';

export const accessApproval = form({
  docType: 'accessApproval',
  layout: 'form',
  heading: '案卷查（借）阅审批表',
  numbering: outward('阅'),
  body: [rows(['request']), signatures(signed('申请人'), signed('专管员'))],
});
