import { documentKind } from '../document-kind.ts';

export const courtExecutionLog = documentKind({
  docType: 'courtExecutionLog',
  code: 'G19',
  title: '人民法院受理、审查、执行情况登记表',
  group: 'G 履行与执行',
  stage: '执行',
  facing: '内部',
  outward: false,
  needsDocNumber: false,
  needsSeal: false,
  servedOrSignedByParty: false,
  minOfficers: 1,
  numbering: '案件编号',
  drafter: '承办人',
  signers: ['承办人'],
  articles: ['26'],
  source: '制度26“强制执行结果等全过程”; 强制法56–58',
  recording: 'none',
  recordingNote: '否',
  groups: [],
  fields: [
    {
      key: 'log',
      label: '登记',
      type: 'table',
      required: 'R',
      columns: [
        { key: 'date', label: '日期', type: 'date' },
        { key: 'event', label: '事项', type: 'string' },
        { key: 'no', label: '文书号', type: 'string' },
        { key: 'result', label: '结果', type: 'string' },
      ],
    },
  ],
  fixed: [],
});
