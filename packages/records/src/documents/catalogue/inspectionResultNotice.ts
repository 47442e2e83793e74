import { documentKind } from '../document-kind.ts';

export const inspectionResultNotice = documentKind({
  docType: 'inspectionResultNotice',
  code: 'B13',
  title: '行政检查结果告知（反馈）书',
  group: 'B 线索与程序启动',
  stage: '调查',
  facing: '对外',
  outward: true,
  needsDocNumber: true,
  needsSeal: false,
  servedOrSignedByParty: true,
  minOfficers: 1,
  numbering: '检馈字号',
  drafter: '检查人员',
  signers: ['检查人员', '被检查人签收'],
  articles: ['23'],
  source: '同上',
  recording: 'optional',
  recordingNote: '可选',
  groups: ['PARTY', 'OUTNO'],
  fields: [
    {
      key: 'result',
      label: '检查结论',
      type: 'choice',
      required: 'R',
      options: ['未发现问题', '责令整改', '涉嫌违法转立案'],
    },
    { key: 'note', label: '说明', type: 'text', required: 'O' },
  ],
  fixed: [],
});
