import { form, outward, prose, rows, seal, signatures, signed, table, text } from '../form.ts';

export const courtApplication = form({
  docType: 'courtApplication',
  layout: 'outward',
  heading: '强制执行申请书',
  numbering: outward('申执'),
  issues: 'penalty',
  body: [
    text('{court}：', 'flush'),
    rows(['parties']),
    text('申请执行的行政决定：{decisionRef}'),
    table('claims', '请求内容'),
    prose('reason', '事实和理由：'),
    text('起诉期限届满日：{litigationExpired}　分期期限结束日：{installmentEnd}', 'flush'),
    table('attachments', '附件'),
    text('申请日期：{appliedOn}', 'flush'),
    seal,
    signatures(signed('机关负责人（签名）', '负责人')),
  ],
  takes: {
    appliedOn: ['today'],
    parties: ['case.parties'],
    decisionRef: ['penaltyDecision#number'],
    court: ['agency.enforcementCourt'],
    attachments: ['derived.courtAttachments'],
    claims: ['case.courtClaims'],
    reason: ['case.courtReason'],
    litigationExpired: ['case.suitUntil'],
    installmentEnd: ['performanceRecord.installmentEnd', 'derived.installmentEnd'],
  },
});
