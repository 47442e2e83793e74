import { documentKind } from '../document-kind.ts';

export const custodyEntrustment = documentKind({
  docType: 'custodyEntrustment',
  code: 'D09',
  title: '查封（扣押）物委托保管书 / 定期检视记录',
  group: 'D 行政强制措施',
  stage: '强制措施',
  facing: '对外',
  outward: true,
  needsDocNumber: true,
  needsSeal: true,
  servedOrSignedByParty: true,
  minOfficers: 1,
  numbering: '保字号',
  drafter: '承办人',
  signers: ['印章', '保管人'],
  articles: ['2'],
  source: '强制法26; 查封扣押办法23',
  recording: 'optional',
  recordingNote: '拍照',
  groups: [],
  fields: [
    {
      key: 'custody',
      label: '保管人、地点、责任',
      type: 'group',
      required: 'R',
      rule: '费用由机关承担',
      columns: [
        { key: 'keeper', label: '保管人', type: 'string' },
        { key: 'place', label: '地点', type: 'string' },
        { key: 'duty', label: '责任', type: 'string' },
      ],
    },
    {
      key: 'checks',
      label: '检视记录',
      type: 'table',
      required: 'O',
      columns: [
        { key: 'date', label: '日期', type: 'date' },
        { key: 'state', label: '封存状态', type: 'string' },
        { key: 'photo', label: '照片', type: 'string' },
      ],
    },
  ],
  fixed: [],
});
