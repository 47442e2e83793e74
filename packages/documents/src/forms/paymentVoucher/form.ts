import { form, internal, rows, signatures, signed } from '../form.ts';

export const paymentVoucher = form({
  docType: 'paymentVoucher',
  layout: 'form',
  heading: '罚款缴纳凭证登记',
  numbering: internal('JK'),
  body: [rows(['amount'], ['bank'], ['voucherNo'], ['paidOn']), signatures(signed('承办人'))],
  takes: {
    amount: ['derived.onSpotAmount', 'case.fineDue'],
    bank: ['agency.bank'],
  },
});
