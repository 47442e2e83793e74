import { documentKind } from '../document-kind.ts';

export const hearingReport = documentKind({
  docType: 'hearingReport',
  code: 'E08',
  title: '听证报告',
  group: 'E 审查与决定',
  stage: '听证',
  facing: '内部',
  outward: false,
  needsDocNumber: false,
  needsSeal: false,
  servedOrSignedByParty: false,
  minOfficers: 1,
  numbering: '案件编号',
  drafter: '听证主持人',
  signers: ['主持人、听证员', '负责人'],
  articles: ['2', '11(6)'],
  source: '制度2“听证报告”; G16目录15',
  recording: 'none',
  recordingNote: '否',
  groups: ['CASE'],
  fields: [
    { key: 'overview', label: '听证概况', type: 'text', required: 'O' },
    { key: 'issues', label: '争议焦点', type: 'list', required: 'R' },
    { key: 'opinion', label: '认定意见和处理建议', type: 'text', required: 'R', rule: '根据听证笔录' },
  ],
  fixed: [],
});
