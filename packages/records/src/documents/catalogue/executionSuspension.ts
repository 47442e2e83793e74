import { documentKind } from '../document-kind.ts';

export const executionSuspension = documentKind({
  docType: 'executionSuspension',
  code: 'G16',
  title: '中止（恢复、终结）执行通知书',
  group: 'G 履行与执行',
  stage: '执行',
  facing: '对外',
  outward: true,
  needsDocNumber: true,
  needsSeal: true,
  servedOrSignedByParty: true,
  minOfficers: 1,
  numbering: '中执字号',
  drafter: '承办人',
  signers: ['负责人签批', '印章'],
  articles: ['25(6)'],
  source: '强制法39、40',
  recording: 'none',
  recordingNote: '否',
  groups: [],
  fields: [
    { key: 'ground', label: '情形', type: 'choice', required: 'R', options: ['中止', '恢复', '终结'], open: true },
    { key: 'effectiveOn', label: '生效日期', type: 'date', required: 'R' },
    { key: 'basis', label: '依据', type: 'statutes', required: 'R' },
  ],
  fixed: [],
});
