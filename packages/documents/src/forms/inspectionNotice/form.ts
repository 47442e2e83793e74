import { form, outward, prose, rows, seal, signatures, signed, text } from '../form.ts';

export const inspectionNotice = form({
  docType: 'inspectionNotice',
  layout: 'outward',
  numbering: outward('检'),
  issues: 'inspection',
  body: [
    text('{partyName}：', 'flush'),
    text('本机关决定对你（单位）进行行政检查，现将有关事项通知如下。'),
    rows(['plan'], ['date'], ['officers']),
    prose('rights', '你（单位）的权利和义务：'),
    text('核验码：{qr}', 'flush'),
    text('联系人：{contactPerson}　联系电话：{contactPhone}　地址：{contactAddress}', 'flush'),
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
  takes: {
    date: ['derived.inspectionDate'],
    plan: ['inspectionApproval.plan'],
  },
  starts: {
    rights: '陈述、申辩、申请回避、拒绝无证检查',
  },
});
