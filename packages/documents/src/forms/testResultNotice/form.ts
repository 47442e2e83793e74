import { form, outward, prose, seal, signatures, signed, text } from '../form.ts';

export const testResultNotice = form({
  docType: 'testResultNotice',
  layout: 'outward',
  heading: '检测结果告知书',
  numbering: outward('检告'),
  issues: 'inspection',
  body: [
    text('{partyName}：', 'flush'),
    text('本机关委托检测（鉴定）的结果已经作出，报告编号：{reportRef}。'),
    prose('conclusion', '结论：'),
    prose('objection'),
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
    reportRef: ['expertOpinion#number'],
  },
  starts: {
    objection: '你（单位）对结果有异议的，可以书面提出。',
  },
});
