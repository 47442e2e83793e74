import { documentKind } from '../document-kind.ts';

export const permitRefusalDecision = documentKind({
  docType: 'permitRefusalDecision',
  code: 'A18',
  title: '不予行政许可决定书',
  group: 'A 申请与受理',
  stage: '决定',
  facing: '对外',
  outward: true,
  needsDocNumber: true,
  needsSeal: true,
  servedOrSignedByParty: true,
  minOfficers: 1,
  numbering: '不许字号',
  drafter: '承办人',
  signers: ['负责人签批', '印章'],
  articles: ['2', '16'],
  source: '许可法38条2款',
  recording: 'none',
  recordingNote: '否',
  groups: ['PARTY', 'OUTNO', 'REMEDY'],
  fields: [
    { key: 'reason', label: '不予许可理由', type: 'text', required: 'R', rule: '逐项说明未满足条件' },
    { key: 'basis', label: '依据', type: 'statutes', required: 'R', rule: '写明法律全称和条款' },
  ],
  fixed: ['REMEDY'],
});
