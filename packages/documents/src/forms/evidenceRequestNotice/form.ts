import { both, form, outward, seal, signatures, signed, table, text } from '../form.ts';

export const evidenceRequestNotice = form({
  docType: 'evidenceRequestNotice',
  layout: 'outward',
  numbering: outward('调证'),
  issues: 'inspection',
  body: [
    text('{partyName}：', 'flush'),
    text('本机关依法调查有关案件，依据{basis}的规定，需要调取下列证据：'),
    table('items'),
    text('请于{due}前提供。'),
    text('拒绝提供或者提供虚假材料的，依法承担责任。'),
    text('执法人员：{officers}'),
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
      both('执法人员'),
    ),
  ],
  starts: {
    basis: ['《中华人民共和国行政处罚法》第五十五条'],
  },
});
