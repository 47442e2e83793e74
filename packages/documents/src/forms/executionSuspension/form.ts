import { form, outward, rows, seal, text } from '../form.ts';

export const executionSuspension = form({
  docType: 'executionSuspension',
  layout: 'outward',
  heading: '{ground}执行通知书',
  numbering: outward('中执'),
  body: [
    text('有关行政强制执行，本机关决定如下，特此通知。'),
    rows(['ground'], ['effectiveOn']),
    text('依据：{basis}'),
    seal,
  ],
});
