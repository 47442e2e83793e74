import { form, outward, prose, rows, seal, signatures, signed, text } from '../form.ts';

export const inspectionResultNotice = form({
  docType: 'inspectionResultNotice',
  layout: 'outward',
  heading: '行政检查结果告知书',
  numbering: outward('检馈'),
  issues: 'inspection',
  body: [
    text('{partyName}：', 'flush'),
    text('本机关对你（单位）进行了行政检查，现将检查结果告知如下。'),
    rows(['result']),
    prose('note', '说明：'),
    seal,
    signatures(
      signed(
        '受送达人（签名或者盖章）',
        '签收',
        '受送达人',
        '当事人',
        '申请人',
        '代理人',
        '被检查人',
        '被调取人',
        '利害关系人',
      ),
    ),
  ],
});
