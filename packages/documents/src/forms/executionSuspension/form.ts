import { form, outward, rows, seal, text } from '../form.ts';

export const executionSuspension = form({
  docType: 'executionSuspension',
  layout: 'outward',
  heading: '{ground}执行通知书',
  numbering: outward('中执'),
  body: [
    text('{partyName}：', 'flush'),
    text('本机关决定{ground}对你（单位）的行政强制执行，特此通知。'),
    rows(['effectiveOn']),
    text('依据：{basis}'),
    seal,
  ],
});
