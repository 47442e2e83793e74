import {
  blank,
  both,
  form,
  internal,
  maybe,
  prose,
  rows,
  signaturesWithFingerprint,
  signed,
  table,
  text,
} from '../form.ts';

export const restorationExecutionRecord = form({
  docType: 'restorationExecutionRecord',
  layout: 'transcript',
  numbering: internal('ZXBL'),
  body: [
    rows(
      ['caseTitle'],
      ['partyName'],
      ['uscc', 'idNumber'],
      ['legalRepresentative', 'partyPhone'],
      ['partyAddress'],
      ['startAt~endAt'],
      ['place'],
      ['gps', 'weather'],
      ['officers'],
      ['assistants'],
    ),
    text('是否出示执法证件：{idShown}。{idShownDetail}'),
    prose('body', '执行内容、过程、结果：'),
    text('音像记录：{avRecordIds}'),
    blank,
    table('corrections', '更正处'),
    text('审阅意见：{confirmed}', 'kai'),
    text('拒绝签名的注明：{refusalNote}'),
    text('见证人：{witnesses}'),
    signaturesWithFingerprint(signed('当事人'), maybe('见证人'), both('执法人员')),
  ],
  pageSignatures: [
    signed('当事人签名', '当事人', '被检查人', '申请人', '持有人'),
    signed('执法人员签名', '执法人员', '检查人', '监督人员'),
  ],
  starts: {
    blankHandling: '以下空白',
  },
});
