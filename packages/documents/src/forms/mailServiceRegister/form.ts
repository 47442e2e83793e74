import { form, internal, rows, signatures, signed } from '../form.ts';

export const mailServiceRegister = form({
  docType: 'mailServiceRegister',
  layout: 'form',
  numbering: internal('YJ'),
  body: [
    rows(
      ['kind'],
      ['trackingNo'],
      ['postedAt'],
      ['postageVoucher'],
      ['returnReceipt'],
      ['receivedOn'],
      ['carrier'],
      ['directServiceAttempt'],
    ),
    signatures(signed('送达人')),
  ],
  takes: {
    postedAt: ['now'],
  },
  starts: {
    carrier: '邮政企业（EMS）',

    kind: '特快专递',
  },
});
