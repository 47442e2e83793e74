import { form, outward, prose, seal, signatures, signed, text } from '../form.ts';

export const permitNotRequiredNotice = form({
  docType: 'permitNotRequiredNotice',
  layout: 'outward',
  numbering: outward('告'),
  body: [
    text('{partyName}：', 'flush'),
    text('你（单位）申请的事项依法不需要取得行政许可，特此告知。'),
    prose('reason', '理由：'),
    text('依据：{basis}'),
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
