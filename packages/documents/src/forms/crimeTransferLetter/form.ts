import { form, heading, outward, prose, rows, seal, signatures, signed, table, text } from '../form.ts';

export const crimeTransferLetter = form({
  docType: 'crimeTransferLetter',
  layout: 'outward',
  heading: '案件移送书',
  numbering: outward('移公'),
  body: [
    text('{toAuthority}：', 'flush'),
    text('下列案件涉嫌犯罪（应当行政拘留），现依法移送。'),
    heading('一、事实和证据'),
    prose('facts'),
    table('evidence', '证明上述事实的证据'),
    rows(['toAuthority'], ['attachments'], ['receivedBy'], ['at'], ['cc']),
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
    facts: ['investigationReport.facts', 'siteInspectionRecord.violation'],
    evidence: ['documents.evidence'],
  },
});
