import { documentKind } from '../document-kind.ts';

export const decisionAmendmentNotice = documentKind({
  docType: 'decisionAmendmentNotice',
  code: 'E20',
  title: '文书补正（更正）通知书 / 撤销决定书',
  group: 'E 审查与决定',
  stage: '决定',
  facing: '对外',
  outward: true,
  needsDocNumber: true,
  needsSeal: true,
  servedOrSignedByParty: true,
  minOfficers: 1,
  numbering: '更字号',
  drafter: '承办人',
  signers: ['负责人签批', '印章', '送达'],
  articles: ['16'],
  source: '实务',
  recording: 'none',
  recordingNote: '否',
  groups: [],
  fields: [
    {
      key: 'amend',
      label: '原文书、更正内容、理由',
      type: 'group',
      required: 'R',
      rule: '不改变实体',
      columns: [
        { key: 'original', label: '原文书', type: 'string' },
        { key: 'content', label: '更正内容', type: 'string' },
        { key: 'reason', label: '理由', type: 'string' },
      ],
    },
  ],
  fixed: [],
});
