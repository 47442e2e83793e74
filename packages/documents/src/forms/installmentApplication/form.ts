import { form, internal, rows, signatures, signed } from '../form.ts';

export const installmentApplication = form({
  docType: 'installmentApplication',
  layout: 'form',
  heading: '分期（延期）缴纳罚款申请书',
  numbering: internal('FQ'),
  body: [rows(['request'], ['evidence']), signatures(signed('当事人', '当事人', '申请人'))],
});
