import { blank, fixed, form, internal, prose, rows, signaturesWithFingerprint, signed, table, text } from '../form.ts';

export const followUpRecord = form({
  docType: 'followUpRecord',
  layout: 'transcript',
  numbering: internal('FC'),
  issues: 'inspection',
  matter: '{caseTitle}进行复查',
  body: [
    rows(
      ['caseTitle'],
      ['partyName'],
      ['orderRef', 'checkedAt'],
      ['startAt', 'endAt'],
      ['place'],
      ['gps', 'weather'],
      ['mode'],
      ['officers'],
    ),
    text('是否出示执法证件：{idShown}。{idShownDetail}'),
    table('items', '改正情况'),
    prose('conclusion', '复查结论：'),
    text('音像记录：{avRecordIds}'),
    blank,
    table('corrections', '更正处'),
    text('当事人确认：{confirmed}', 'kai'),
    text('拒绝签名的注明：{refusalNote}'),
    text('见证人：{witnesses}'),
    fixed('RECORD_CLOSING', 'note'),
    signaturesWithFingerprint(
      signed('当事人（现场负责人）', '被检查人', '当事人', '现场负责人'),
      signed('复查人', '复查人', '检查人', '执法人员'),
      signed('记录人', '记录人'),
    ),
  ],
  pageSignatures: [
    signed('当事人（现场负责人）签名', '被检查人', '当事人', '现场负责人'),
    signed('复查人签名', '复查人', '检查人', '执法人员'),
  ],
  takes: {
    orderRef: ['correctionOrder#number'],
    items: ['correctionOrder.requirements'],
    checkedAt: ['today'],
    place: ['siteInspectionRecord.place'],
    gps: ['siteInspectionRecord.gps'],
  },
  starts: {
    blankHandling: '以下空白',
    idShown: true,
  },
});
