import { form, outward, rows, seal, table, text } from '../form.ts';

export const custodyEntrustment = form({
  docType: 'custodyEntrustment',
  layout: 'outward',
  heading: '查封（扣押）物委托保管书',
  numbering: outward('保'),
  issues: 'sealing',
  body: [text('本机关委托你（单位）保管下列查封（扣押）物。'), rows(['custody']), table('checks', '检视记录'), seal],
});
