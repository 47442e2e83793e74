import { form, outward, prose, rows, seal, signatures, signed, table, text } from '../form.ts';

export const sealSeizureRelease = form({
  docType: 'sealSeizureRelease',
  layout: 'outward',
  heading: '解除查封（扣押）决定书',
  numbering: outward('解查'),
  issues: 'sealing',
  body: [
    text('{partyName}：', 'flush'),
    text('本机关决定解除查封（扣押），特此通知。'),
    prose('reason', '解除理由、依据：'),
    rows(['from']),
    table('items', '退还清单'),
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
    from: ['today'],
    items: ['sealSeizureList.items', 'sealSeizureDecision.objects'],
  },
});
