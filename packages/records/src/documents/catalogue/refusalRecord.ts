import { documentKind } from '../document-kind.ts';

export const refusalRecord = documentKind({
  docType: 'refusalRecord',
  code: 'C22',
  title: '拒绝接受调查（拒绝签名/提供证据）情况记录',
  group: 'C 调查取证与证据保全',
  stage: '调查–送达',
  facing: '内部',
  outward: false,
  needsDocNumber: false,
  needsSeal: false,
  servedOrSignedByParty: false,
  minOfficers: 2,
  numbering: '案件编号',
  drafter: '执法人员（2）',
  signers: ['执法人员', '见证人'],
  articles: ['11(末款)', '9'],
  source: '制度11末款',
  recording: 'advised',
  recordingNote: '建议',
  groups: [],
  fields: [
    {
      key: 'who',
      label: '拒绝人、身份',
      type: 'person',
      required: 'R',
      columns: [
        { key: 'name', label: '姓名', type: 'string' },
        { key: 'title', label: '身份', type: 'string' },
      ],
    },
    { key: 'what', label: '拒绝事项、经过、理由', type: 'text', required: 'R' },
    { key: 'measures', label: '采取的固定措施', type: 'text', required: 'R', rule: '音像、见证' },
  ],
  fixed: [],
});
