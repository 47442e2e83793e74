import { both, form, outward, seal, signatures, signed, text } from '../form.ts';

export const preservationNotice = form({
  docType: 'preservationNotice',
  layout: 'outward',
  numbering: outward('登保'),
  issues: 'inspection',
  body: [
    text('{partyName}：', 'flush'),
    text('{caseTitle}，因{reason}，依据{basis}的规定，决定对所附清单所列物品先行登记保存。'),
    text('保存方式、地点和保管人：{custody}。'),
    text('本机关将于{disposeBy}前作出处理决定。'),
    text('在此期间，你（单位）不得损毁、销毁或者转移证据。'),
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
  takes: {
    reason: ['preservationApproval.reason'],
    disposeBy: ['period.evidenceRegistration'],
  },
  starts: {
    basis: ['《中华人民共和国行政处罚法》第五十六条'],
  },
});
