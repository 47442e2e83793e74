import { documentKind } from '../document-kind.ts';

export const testPeriodNotice = documentKind({
  docType: 'testPeriodNotice',
  code: 'D08',
  title: '检测（检验、检疫、技术鉴定）期间告知书',
  group: 'D 行政强制措施',
  stage: '强制措施',
  facing: '对外',
  outward: true,
  needsDocNumber: true,
  needsSeal: true,
  servedOrSignedByParty: true,
  minOfficers: 1,
  numbering: '告字号',
  drafter: '承办人',
  signers: ['印章'],
  articles: ['2'],
  source: '强制法25条3款',
  recording: 'none',
  recordingNote: '否',
  groups: [],
  fields: [
    { key: 'from', label: '期间起', type: 'date', required: 'R' },
    { key: 'to', label: '期间止', type: 'date', required: 'R', rule: '不计入查封扣押期限' },
  ],
  fixed: [],
});
