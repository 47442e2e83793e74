import { form, outward, rows, seal, text } from '../form.ts';

export const fundTransferNotice = form({
  docType: 'fundTransferNotice',
  layout: 'outward',
  numbering: outward('划'),
  body: [
    text('{account.bank}：', 'flush'),
    text('依照《中华人民共和国行政强制法》第四十七条的规定，本机关决定划拨下列存款（汇款），请接到本通知后立即划拨。'),
    rows(['account']),
    seal,
  ],
});
