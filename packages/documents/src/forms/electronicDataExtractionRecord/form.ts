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

export const electronicDataExtractionRecord = form({
  docType: 'electronicDataExtractionRecord',
  layout: 'transcript',
  numbering: internal('DZ'),
  issues: 'inspection',
  body: [
    rows(['caseTitle'], ['startAt~endAt'], ['place'], ['gps', 'weather'], ['officers'], ['assistants']),
    text('是否出示执法证件：{idShown}。{idShownDetail}'),
    rows(['media']),
    prose('method', '提取方法与工具：'),
    table('items', '数据清单', { name: 3, path: 4, size: 2, modifiedAt: 3, sha256: 5 }),
    prose('whyNotOriginal', '不能封存原始介质的原因：'),
    blank,
    table('corrections', '更正处'),
    text('审阅意见：{confirmed}', 'kai'),
    text('拒绝签名的注明：{refusalNote}'),
    text('见证人：{witnesses}'),
    signaturesWithFingerprint(signed('持有人'), both('执法人员'), maybe('见证人')),
  ],
  pageSignatures: [
    signed('当事人签名', '当事人', '被检查人', '申请人', '持有人'),
    signed('执法人员签名', '执法人员', '检查人', '监督人员'),
  ],
  starts: {
    blankHandling: '以下空白',
  },
});
