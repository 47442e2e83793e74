import { form, outward, rows, seal, signatures, signed, text } from '../form.ts';

export const enforcementAgreement = form({
  docType: 'enforcementAgreement',
  layout: 'outward',
  numbering: outward('执协'),
  body: [
    text('经协商，双方就行政决定的履行达成如下协议。'),
    rows(['terms']),
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
