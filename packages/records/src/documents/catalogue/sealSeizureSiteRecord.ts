import { documentKind } from '../document-kind.ts';

export const sealSeizureSiteRecord = documentKind({
  docType: 'sealSeizureSiteRecord',
  code: 'D04',
  title: '查封（扣押）现场笔录',
  group: 'D 行政强制措施',
  stage: '强制措施',
  facing: '双方',
  outward: false,
  needsDocNumber: false,
  needsSeal: false,
  servedOrSignedByParty: true,
  minOfficers: 2,
  numbering: '笔录序号',
  drafter: '执法人员（2）',
  signers: ['当事人/见证人', '执法人员'],
  articles: ['9', '10'],
  source: '强制法18; 办法12',
  recording: 'advised',
  recordingNote: '必须（建议）',
  groups: ['CASE', 'PARTY', 'OFFICERS', 'TIMEPLACE', 'RECORDSIGN', 'AVREF'],
  fields: [
    { key: 'notified', label: '是否通知当事人到场', type: 'boolean', required: 'R', rule: '不到场的由见证人签名' },
    { key: 'informed', label: '当场告知理由、依据、权利、救济', type: 'text', required: 'R' },
    { key: 'defence', label: '陈述申辩内容', type: 'text', required: 'R', rule: '“未提出”也须记' },
  ],
  fixed: ['RECORD_OPENING', 'RECORD_CLOSING'],
});
