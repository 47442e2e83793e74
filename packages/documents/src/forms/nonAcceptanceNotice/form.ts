import { fixed, form, outward, prose, rows, seal, signatures, signed, text } from '../form.ts';

export const nonAcceptanceNotice = form({
  docType: 'nonAcceptanceNotice',
  layout: 'outward',
  numbering: outward('不受'),
  silent: ['remedy'],
  body: [
    rows(['partyName=当事人'], ['uscc'], ['idNumber'], ['legalRepresentative'], ['partyAddress']),
    text('你（单位）提出的申请，经审查，本机关决定不予受理。'),
    prose('reason', '不予受理理由：'),
    text('依据：{basis}。'),
    text('上述事项请向{competentAuthority}提出申请。'),
    fixed('REMEDY'),
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
