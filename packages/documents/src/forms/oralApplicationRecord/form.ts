import { blank, form, internal, maybe, prose, rows, signaturesWithFingerprint, signed, table, text } from '../form.ts';

export const oralApplicationRecord = form({
  docType: 'oralApplicationRecord',
  layout: 'transcript',
  numbering: internal('SQBL'),
  matter: '口头申请制作笔录',
  body: [
    rows(
      ['partyName'],
      ['uscc', 'idNumber'],
      ['partyAddress'],
      ['partyPhone'],
      ['startAt~endAt'],
      ['place'],
      ['gps', 'weather'],
    ),
    prose('reason', '口头申请原因：'),
    prose('request', '申请请求：'),
    prose('facts', '主要事实与理由：'),
    text('已告知：{informed}'),
    text('向申请人宣读（交其阅看）：{readBack}'),
    blank,
    table('corrections', '更正处'),
    text('申请人审阅意见：{confirmed}', 'kai'),
    text('拒绝签名的注明：{refusalNote}'),
    text('见证人：{witnesses}'),
    text('以上笔录已向我宣读（由我阅看），与我口头申请内容一致。', 'note'),
    signaturesWithFingerprint(signed('申请人', '申请人'), signed('受理人', '受理人'), maybe('记录人', '记录人')),
  ],
  pageSignatures: [signed('申请人签名', '申请人'), signed('受理人签名', '受理人')],
  starts: {
    blankHandling: '以下空白',
  },
  takes: {
    place: ['step.place', 'agency.address'],
    request: ['case.applied'],
  },
});
