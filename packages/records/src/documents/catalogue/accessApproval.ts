import { documentKind } from '../document-kind.ts';

export const accessApproval = documentKind({
  docType: 'accessApproval',
  code: 'H07',
  title: '案卷（音像）查（借）阅、调阅审批表',
  group: 'H 归档、使用与监督',
  stage: '使用',
  facing: '内部',
  outward: false,
  needsDocNumber: true,
  needsSeal: false,
  servedOrSignedByParty: false,
  minOfficers: 1,
  numbering: '阅字号',
  drafter: '申请人',
  signers: ['申请人', '专管员', '分管负责人'],
  articles: ['28', '30'],
  source: '制度28、制度30',
  recording: 'none',
  recordingNote: '否',
  groups: [],
  fields: [
    {
      key: 'request',
      label: '理由、范围、期限、归还',
      type: 'group',
      required: 'R',
      columns: [
        { key: 'reason', label: '理由', type: 'string' },
        { key: 'scope', label: '范围', type: 'string' },
        { key: 'due', label: '期限', type: 'date' },
        { key: 'returnedOn', label: '归还', type: 'date' },
      ],
    },
  ],
  fixed: [],
});
