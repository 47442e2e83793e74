import { documentKind } from '../document-kind.ts';

export const enforcementAgreement = documentKind({
  docType: 'enforcementAgreement',
  code: 'G17',
  title: '执行协议',
  group: 'G 履行与执行',
  stage: '执行',
  facing: '双方',
  outward: false,
  needsDocNumber: true,
  needsSeal: false,
  servedOrSignedByParty: true,
  minOfficers: 1,
  numbering: '执协字号',
  drafter: '承办人',
  signers: ['双方盖章'],
  articles: ['25(6)'],
  source: '强制法42',
  recording: 'none',
  recordingNote: '否',
  groups: [],
  fields: [
    {
      key: 'terms',
      label: '协议内容',
      type: 'group',
      required: 'R',
      rule: '不得减免罚款本金',
      columns: [
        { key: 'schedule', label: '分阶段履行', type: 'string' },
        { key: 'reduction', label: '减免加处罚款', type: 'string' },
      ],
    },
  ],
  fixed: [],
});
