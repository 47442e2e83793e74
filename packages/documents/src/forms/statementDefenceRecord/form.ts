import { blank, both, form, internal, maybe, rows, signaturesWithFingerprint, signed, table, text } from '../form.ts';

export const statementDefenceRecord = form({
  docType: 'statementDefenceRecord',
  layout: 'transcript',
  numbering: internal('CSSB'),
  issues: 'inspection',
  matter: '{caseTitle}听取陈述申辩',
  body: [
    rows(
      ['caseTitle'],
      ['partyName'],
      ['noticeRef'],
      ['startAt~endAt'],
      ['place'],
      ['gps', 'weather'],
      ['officers'],
      ['assistants'],
    ),
    text('是否出示执法证件：{idShown}。{idShownDetail}'),
    text('是否放弃陈述申辩：{waived}'),
    table('claims', '陈述申辩的事实、理由和证据'),
    text('行政机关不得因当事人陈述、申辩而给予更重的处罚。'),
    text('音像记录：{avRecordIds}'),
    blank,
    table('corrections', '更正处'),
    text('当事人审阅意见：{confirmed}', 'kai'),
    text('拒绝签名的注明：{refusalNote}'),
    text('见证人：{witnesses}'),
    signaturesWithFingerprint(
      signed('当事人', '当事人', '陈述人', '利害关系人'),
      both('听取人', '听取人', '接收人', '执法人员'),
      maybe('记录人', '记录人'),
    ),
  ],
  pageSignatures: [signed('当事人签名', '当事人', '陈述人'), signed('听取人签名', '听取人', '执法人员')],
  takes: {
    place: ['step.place', 'agency.interviewRoom', 'siteInspectionRecord.place', 'agency.address'],
    noticeRef: ['priorNotice#number'],
  },
  starts: {
    blankHandling: '以下空白',
  },
});
