import { form, outward, seal, signatures, signed, text } from '../form.ts';

export const interviewNotice = form({
  docType: 'interviewNotice',
  layout: 'outward',
  heading: '询问通知书',
  numbering: outward('询'),
  issues: 'inspection',
  body: [
    text('{partyName}：', 'flush'),
    text('为查明有关情况，请你（单位）有关人员于{when}到{where}接受调查询问。'),
    text('请携带：{bring}。'),
    text('依法应当如实回答询问、协助调查，不得拒绝、阻挠。'),
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
    where: ['agency.interviewRoom'],
  },
});
