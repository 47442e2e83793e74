import { documentKind } from '../document-kind.ts';

export const testResultNotice = documentKind({
  docType: 'testResultNotice',
  code: 'C13',
  title: '监测（检测、鉴定）结果告知书',
  group: 'C 调查取证与证据保全',
  stage: '调查',
  facing: '对外',
  outward: true,
  needsDocNumber: true,
  needsSeal: true,
  servedOrSignedByParty: true,
  minOfficers: 1,
  numbering: '检告字号',
  drafter: '承办人',
  signers: ['印章', '当事人签收'],
  articles: ['10', '11(7)'],
  source: '办法29条3款“应当…告知当事人”; R24重大问题14',
  recording: 'none',
  recordingNote: '否',
  groups: ['PARTY', 'OUTNO'],
  fields: [
    { key: 'reportRef', label: '报告编号', type: 'documentRef', required: 'R' },
    { key: 'conclusion', label: '结论', type: 'text', required: 'O' },
    { key: 'objection', label: '异议权及期限', type: 'text', required: 'O', rule: '复检/重新鉴定规则' },
  ],
  fixed: [],
});
