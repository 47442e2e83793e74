import { documentKind } from '../document-kind.ts';

export const appraisalDestruction = documentKind({
  docType: 'appraisalDestruction',
  code: 'H12',
  title: '档案鉴定报告、销毁审批表及销毁清册',
  group: 'H 归档、使用与监督',
  stage: '归档',
  facing: '内部',
  outward: false,
  needsDocNumber: false,
  needsSeal: false,
  servedOrSignedByParty: false,
  minOfficers: 1,
  numbering: '销毁号',
  drafter: '鉴定小组',
  signers: ['鉴定小组', '分管档案负责人', '监销人（档案机构+保密部门各派人）'],
  articles: ['27'],
  source: '部令43号22、23条; 档案法实施条例24',
  recording: 'advised',
  recordingNote: '建议',
  groups: [],
  fields: [
    {
      key: 'body',
      label: '到期清单、鉴定意见、批准、销毁',
      type: 'group',
      required: 'R',
      rule: '未鉴定未批准不得删除',
      columns: [
        { key: 'list', label: '到期清单', type: 'string' },
        { key: 'opinion', label: '鉴定意见', type: 'string' },
        { key: 'approval', label: '批准文号', type: 'string' },
        { key: 'destroyedOn', label: '销毁日期', type: 'date' },
      ],
    },
  ],
  fixed: [],
});
