import { documentKind } from '../document-kind.ts';

export const recusalApplication = documentKind({
  docType: 'recusalApplication',
  code: 'B14',
  title: '回避申请（自行回避）登记表',
  group: 'B 线索与程序启动',
  stage: '启动–决定',
  facing: '双方',
  outward: false,
  needsDocNumber: false,
  needsSeal: false,
  servedOrSignedByParty: true,
  minOfficers: 1,
  numbering: '案件编号',
  drafter: '当事人/执法人员',
  signers: ['申请人'],
  articles: ['10'],
  source: '处罚法43',
  recording: 'optional',
  recordingNote: '可选',
  groups: ['CASE'],
  fields: [
    {
      key: 'target',
      label: '被申请回避人、职务',
      type: 'person',
      required: 'R',
      columns: [
        { key: 'name', label: '姓名', type: 'string' },
        { key: 'title', label: '职务', type: 'string' },
      ],
    },
    { key: 'reason', label: '理由', type: 'text', required: 'R' },
  ],
  fixed: [],
});
