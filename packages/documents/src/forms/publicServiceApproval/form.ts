import { form, internal, rows, signatures, signed, table } from '../form.ts';

export const publicServiceApproval = form({
  docType: 'publicServiceApproval',
  layout: 'form',
  numbering: internal('GGSP'),
  body: [
    table('attempts', '其他方式无法送达情况'),
    rows(['media'], ['note']),
    signatures(signed('承办人'), signed('大队'), signed('负责人')),
  ],
});
