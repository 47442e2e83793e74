import { documentKind } from '../document-kind.ts';

export const assessmentSheet = documentKind({
  docType: 'assessmentSheet',
  code: 'H14',
  title: '全过程记录评议考核表',
  group: 'H 归档、使用与监督',
  stage: '监督',
  facing: '内部',
  outward: false,
  needsDocNumber: false,
  needsSeal: false,
  servedOrSignedByParty: false,
  minOfficers: 1,
  numbering: '考核年度',
  drafter: '法制科',
  signers: ['法制科', '负责人'],
  articles: ['31', '5'],
  source: '制度31',
  recording: 'none',
  recordingNote: '否',
  groups: [],
  fields: [
    {
      key: 'kpis',
      label: '指标',
      type: 'table',
      required: 'R',
      columns: [
        { key: 'item', label: '指标', type: 'string' },
        { key: 'value', label: '指标值', type: 'string' },
        { key: 'score', label: '得分', type: 'string' },
      ],
    },
  ],
  fixed: [],
});
