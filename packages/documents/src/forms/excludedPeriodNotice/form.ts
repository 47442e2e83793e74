import { form, outward, prose, rows, seal, text } from '../form.ts';

export const excludedPeriodNotice = form({
  docType: 'excludedPeriodNotice',
  layout: 'outward',
  numbering: outward('告'),
  body: [
    text('下列特别程序所需时间依法不计入办理期限，特此告知。'),
    rows(['kind'], ['from'], ['to']),
    prose('also', '其他不计入期限的事项：'),
    seal,
  ],
});
