import { documentKind } from '../document-kind.ts';

export const demandDefenceRecord = documentKind({
  docType: 'demandDefenceRecord',
  code: 'G08',
  title: '催告陈述申辩笔录及复核意见',
  group: 'G 履行与执行',
  stage: '执行',
  facing: '双方+内部',
  outward: false,
  needsDocNumber: false,
  needsSeal: false,
  servedOrSignedByParty: true,
  minOfficers: 2,
  numbering: '笔录序号',
  drafter: '承办人（2）',
  signers: ['当事人', '复核人', '负责人'],
  articles: ['24'],
  source: '制度24条2款; 强制法36',
  recording: 'advised',
  recordingNote: '建议',
  groups: [],
  fields: [
    {
      key: 'claims',
      label: '事实、理由、证据',
      type: 'table',
      required: 'R',
      columns: [
        { key: 'claim', label: '主张', type: 'string' },
        { key: 'evidence', label: '证据', type: 'string' },
      ],
    },
    {
      key: 'review',
      label: '复核和处理意见',
      type: 'table',
      required: 'R',
      rule: '每项必答',
      columns: [
        { key: 'claim', label: '主张', type: 'string' },
        { key: 'review', label: '复核情况', type: 'string' },
        { key: 'accepted', label: '是否采纳', type: 'boolean' },
        { key: 'reason', label: '理由', type: 'string' },
      ],
    },
  ],
  fixed: [],
});
