import { documentKind } from '../document-kind.ts';

export const productionRestrictionDecision = documentKind({
  docType: 'productionRestrictionDecision',
  code: 'E19',
  title: '责令限制生产（停产整治）决定书',
  group: 'E 审查与决定',
  stage: '决定',
  facing: '对外',
  outward: true,
  needsDocNumber: true,
  needsSeal: true,
  servedOrSignedByParty: true,
  minOfficers: 1,
  numbering: '限停字号',
  drafter: '承办人',
  signers: ['负责人签批（应告知听证、集体讨论）', '印章', '送达回证'],
  articles: ['2', '23'],
  source: '处罚法63; 限产停产办法',
  recording: 'none',
  recordingNote: '否',
  groups: ['CASE', 'PARTY', 'OUTNO', 'FACTS', 'LAW', 'REMEDY'],
  fields: [
    {
      key: 'requirement',
      label: '限产（停产）内容、期限、整治要求',
      type: 'group',
      required: 'R',
      columns: [
        { key: 'mode', label: '方式', type: 'string' },
        { key: 'content', label: '内容与要求', type: 'string' },
        { key: 'from', label: '起始日期', type: 'date' },
        { key: 'to', label: '截止日期', type: 'date' },
      ],
    },
  ],
  fixed: ['REMEDY'],
});
