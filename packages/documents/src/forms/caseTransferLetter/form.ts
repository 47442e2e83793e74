import { form, outward, prose, seal, table, text } from '../form.ts';

export const caseTransferLetter = form({
  docType: 'caseTransferLetter',
  layout: 'outward',
  heading: '案件移送函',
  redHead: true,
  numbering: outward('移'),
  body: [
    text('{toAuthority}：', 'flush'),
    text('下列案件不属于本机关管辖，现依法移送你机关处理。'),
    prose('reason', '移送理由及依据：'),
    table('materials', '材料清单'),
    seal,
  ],
});
