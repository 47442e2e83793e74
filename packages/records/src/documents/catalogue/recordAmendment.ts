import { documentKind } from '../document-kind.ts';

export const recordAmendment = documentKind({
  docType: 'recordAmendment',
  code: 'H15',
  title: '记录更正（补充）审批表',
  group: 'H 归档、使用与监督',
  stage: '全程',
  facing: '内部',
  outward: false,
  needsDocNumber: false,
  needsSeal: false,
  servedOrSignedByParty: false,
  minOfficers: 1,
  numbering: '更号',
  drafter: '承办人',
  signers: ['承办人', '大队负责人'],
  articles: ['3'],
  source: '',
  recording: 'none',
  recordingNote: '否',
  groups: [],
  fields: [
    {
      key: 'change',
      label: '原值、新值、理由',
      type: 'group',
      required: 'R',
      rule: '只追加不覆盖',
      columns: [
        { key: 'target', label: '更正对象', type: 'string' },
        { key: 'before', label: '原值', type: 'string' },
        { key: 'after', label: '新值', type: 'string' },
        { key: 'reason', label: '理由', type: 'string' },
      ],
    },
  ],
  fixed: [],
});
