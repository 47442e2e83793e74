import { form, internal, rows, signatures, signed } from '../form.ts';

export const hearingRequest = form({
  docType: 'hearingRequest',
  layout: 'form',
  heading: '听证申请书',
  numbering: internal('TZSQ'),
  body: [
    rows(['requestedAt'], ['reason'], ['acceptance']),
    signatures(signed('当事人', '当事人', '申请人'), signed('接收人')),
  ],
  takes: {
    requestedAt: ['now'],
  },
});
