import { form, outward, rows, seal, table, text } from '../form.ts';

export const custodyEntrustment = form({
  docType: 'custodyEntrustment',
  layout: 'outward',
  heading: '查封（扣押）物委托保管书',
  numbering: outward('保'),
  issues: 'sealing',
  body: [
    text('{custody.keeper}：', 'flush'),
    text(
      '本机关委托你（单位）保管本案查封（扣押）清单所列的财物。未经本机关同意，不得损毁，不得擅自转移、处置（行政强制法第二十六条）。',
    ),
    rows(['custody']),
    table('checks', '检视记录'),
    seal,
  ],
});
