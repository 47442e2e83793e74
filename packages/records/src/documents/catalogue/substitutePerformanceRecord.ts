import { documentKind } from '../document-kind.ts';

export const substitutePerformanceRecord = documentKind({
  docType: 'substitutePerformanceRecord',
  code: 'G15',
  title: '代履行催告书及现场监督（执行）记录',
  group: 'G 履行与执行',
  stage: '执行',
  facing: '双方',
  outward: false,
  needsDocNumber: false,
  needsSeal: false,
  servedOrSignedByParty: true,
  minOfficers: 1,
  numbering: '笔录序号',
  drafter: '到场监督人员',
  signers: ['监督人员', '代履行人', '当事人或见证人'],
  articles: ['25(5)'],
  source: '制度25末款; 强制法51',
  recording: 'optional',
  recordingNote: '标的为排除妨碍、恢复原状的必须（同时音像）；其他建议',
  groups: [],
  fields: [
    { key: 'demandRef', label: '三日前催告', type: 'documentRef', required: 'R', rule: '代履行日−催告日≥3个工作日' },
    { key: 'body', label: '过程', type: 'text', required: 'R' },
    { key: 'cost', label: '费用结算', type: 'money', required: 'R', rule: '按成本合理确定' },
  ],
  fixed: [],
});
