import { form, outward, rows, seal, text } from '../form.ts';

export const testPeriodNotice = form({
  docType: 'testPeriodNotice',
  layout: 'outward',
  heading: '检测（鉴定）期间告知书',
  numbering: outward('告'),
  issues: 'sealing',
  body: [
    text('检测、检验、检疫或者技术鉴定的期间不计算在查封（扣押）期间内，现将期间告知如下。'),
    rows(['from'], ['to']),
    seal,
  ],
});
