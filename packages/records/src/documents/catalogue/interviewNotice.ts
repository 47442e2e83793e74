import { documentKind } from '../document-kind.ts';

export const interviewNotice = documentKind({
  docType: 'interviewNotice',
  code: 'C04',
  title: '询问（调查）通知书',
  group: 'C 调查取证与证据保全',
  stage: '调查',
  facing: '对外',
  outward: true,
  needsDocNumber: true,
  needsSeal: true,
  servedOrSignedByParty: true,
  minOfficers: 1,
  numbering: '询字号',
  drafter: '承办人',
  signers: ['印章', '受送达人签收'],
  articles: ['11(1)'],
  source: '实务',
  recording: 'none',
  recordingNote: '否',
  groups: ['PARTY', 'OUTNO', 'CONTACT'],
  fields: [
    { key: 'when', label: '询问时间', type: 'datetime', required: 'R', rule: '合理提前' },
    { key: 'where', label: '询问地点', type: 'string', required: 'R' },
    { key: 'bring', label: '应携材料', type: 'list', required: 'O' },
  ],
  fixed: [],
});
