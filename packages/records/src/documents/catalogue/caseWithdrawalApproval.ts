import { documentKind } from '../document-kind.ts';

export const caseWithdrawalApproval = documentKind({
  docType: 'caseWithdrawalApproval',
  code: 'B09',
  title: '撤销立案（销案）审批表',
  group: 'B 线索与程序启动',
  stage: '启动/结案',
  facing: '内部',
  outward: false,
  needsDocNumber: false,
  needsSeal: false,
  servedOrSignedByParty: false,
  minOfficers: 1,
  numbering: '案件编号',
  drafter: '承办人',
  signers: ['承办人', '大队', '负责人'],
  articles: ['7'],
  source: 'G16目录2; 办法20',
  recording: 'none',
  recordingNote: '否',
  groups: ['CASE', 'PARTY', 'APPROVAL'],
  fields: [
    { key: 'filingRef', label: '立案号及日期', type: 'documentRef', required: 'R' },
    { key: 'reason', label: '撤销理由', type: 'text', required: 'R' },
  ],
  fixed: [],
});
