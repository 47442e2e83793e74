import { form, outward, rows, seal, signatures, signed, text } from '../form.ts';

export const enforcementAgreement = form({
  docType: 'enforcementAgreement',
  layout: 'outward',
  numbering: outward('执协'),
  body: [
    rows(['partyName=当事人']),
    text(
      '执行机关与当事人在不损害公共利益和他人合法权益的情况下，就行政决定的履行达成如下协议（行政强制法第四十二条）。',
    ),
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
