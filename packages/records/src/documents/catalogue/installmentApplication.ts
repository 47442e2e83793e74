import { documentKind } from '../document-kind.ts';

export const installmentApplication = documentKind({
  docType: 'installmentApplication',
  code: 'G04',
  title: '延期（分期）缴纳罚款申请书',
  group: 'G 履行与执行',
  stage: '执行',
  facing: '当事人提交',
  outward: false,
  needsDocNumber: false,
  needsSeal: false,
  servedOrSignedByParty: false,
  minOfficers: 1,
  numbering: '—',
  drafter: '当事人',
  signers: ['当事人'],
  articles: ['23'],
  source: '处罚法66',
  recording: 'none',
  recordingNote: '否',
  groups: [],
  fields: [
    {
      key: 'request',
      label: '理由、方案',
      type: 'group',
      required: 'R',
      rule: '缴纳期限届满前提出',
      columns: [
        { key: 'reason', label: '理由', type: 'string' },
        { key: 'plan', label: '方案', type: 'string' },
      ],
    },
    { key: 'evidence', label: '证明材料', type: 'list', required: 'O' },
  ],
  fixed: [],
});
