import { documentKind } from '../document-kind.ts';

export const sealSeizureExtension = documentKind({
  docType: 'sealSeizureExtension',
  code: 'D06',
  title: '查封（扣押）延期审批表及通知书',
  group: 'D 行政强制措施',
  stage: '强制措施',
  facing: '内部+对外',
  outward: true,
  needsDocNumber: true,
  needsSeal: true,
  servedOrSignedByParty: true,
  minOfficers: 1,
  numbering: '查延字号',
  drafter: '承办人',
  signers: ['负责人批准', '印章'],
  articles: ['16'],
  source: '强制法25; G16目录25',
  recording: 'none',
  recordingNote: '否',
  groups: ['PARTY', 'OUTNO', 'REMEDY'],
  fields: [
    { key: 'reason', label: '延长理由', type: 'text', required: 'R', rule: '原届满前批准' },
    { key: 'to', label: '延长至', type: 'date', required: 'R', rule: '延长不超过 30 日' },
  ],
  fixed: ['REMEDY'],
});
