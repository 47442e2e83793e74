import { documentKind } from '../document-kind.ts';

export const caseReviewForm = documentKind({
  docType: 'caseReviewForm',
  code: 'E01',
  title: '案件审查表',
  group: 'E 审查与决定',
  stage: '审查',
  facing: '内部',
  outward: false,
  needsDocNumber: false,
  needsSeal: false,
  servedOrSignedByParty: false,
  minOfficers: 1,
  numbering: '案件编号',
  drafter: '审查人员（非调查人员）',
  signers: ['审查人'],
  articles: ['14'],
  source: '办法39; 量化细则3.3',
  recording: 'none',
  recordingNote: '否',
  groups: ['CASE'],
  fields: [
    {
      key: 'checks',
      label: '审查要点',
      type: 'table',
      required: 'R',
      rule: '管辖、事实、证据、程序、追责期限、法律适用与裁量六项逐一结论',
      columns: [
        { key: 'point', label: '要点', type: 'string' },
        { key: 'result', label: '结论', type: 'string' },
      ],
    },
    { key: 'opinion', label: '意见', type: 'choice', required: 'R', options: ['同意', '退补', '不同意'], open: true },
    { key: 'reviewer', label: '审查人', type: 'string', required: 'R', rule: '不得是本案调查人员' },
  ],
  fixed: [],
});
