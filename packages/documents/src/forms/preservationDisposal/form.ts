import { form, outward, seal, signatures, signed, table, text } from '../form.ts';

export const preservationDisposal = form({
  docType: 'preservationDisposal',
  layout: 'outward',
  numbering: outward('解登'),
  issues: 'inspection',
  body: [
    text('{partyName}：', 'flush'),
    text('对先行登记保存的证据，现决定作如下处理：{action}。'),
    table('items'),
    text('审批意见：{headOpinion}', 'note'),
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
    items: ['preservationApproval.objects'],
  },
});
