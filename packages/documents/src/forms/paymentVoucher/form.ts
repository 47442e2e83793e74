import { form, internal, maybe, rows, signatures } from '../form.ts';

export const paymentVoucher = form({
  docType: 'paymentVoucher',
  layout: 'form',
  heading: '罚款缴纳凭证登记',
  numbering: internal('JK'),
  body: [rows(['amount'], ['bank'], ['voucherNo'], ['paidOn']), signatures(maybe('承办人'))],
  takes: {
    amount: ['derived.onSpotAmount', 'case.fineDue'],
    bank: ['agency.bank'],
  },
});
