import { blank, form, internal, maybe, signatures, signed, table } from '../form.ts';

export const samplingItemList = form({
  docType: 'samplingItemList',
  layout: 'list',
  numbering: internal('CYQD'),
  issues: 'inspection',
  body: [
    table('items'),
    blank,
    signatures(signed('当事人', '当事人'), signed('抽样人', '抽样人', '执法人员'), maybe('见证人', '见证人')),
  ],
  starts: {
    blankHandling: '以下空白',
  },
});
