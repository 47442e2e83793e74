import { form, outward, prose, rows, seal, text } from '../form.ts';

export const entrustedServiceLetter = form({
  docType: 'entrustedServiceLetter',
  layout: 'outward',
  heading: '{method}送达函',
  redHead: true,
  numbering: outward('委送'),
  issues: 'penalty',
  body: [
    text('因直接送达有困难，现委托（转交）送达下列文书。'),
    rows(['method']),
    prose('reason', '原因：'),
    rows(['agency'], ['receipt']),
    seal,
  ],
});
