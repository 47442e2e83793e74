import { documentKind } from '../document-kind.ts';

export const retentionSchedule = documentKind({
  docType: 'retentionSchedule',
  code: 'H18',
  title: '音像（文字）保管期限表',
  group: 'H 归档、使用与监督',
  stage: '归档',
  facing: '内部',
  outward: false,
  needsDocNumber: false,
  needsSeal: false,
  servedOrSignedByParty: false,
  minOfficers: 1,
  numbering: '—',
  drafter: '专管员',
  signers: ['负责人'],
  articles: ['27'],
  source: '国家档案局8号令（永久、30年、10年）; 公通字14号6个月/永久',
  recording: 'none',
  recordingNote: '—',
  groups: [],
  fields: [
    {
      key: 'rows',
      label: '保管期限表',
      type: 'table',
      required: 'R',
      columns: [
        { key: 'category', label: '类别', type: 'string' },
        { key: 'retention', label: '期限', type: 'string' },
        { key: 'basis', label: '依据', type: 'string' },
      ],
    },
  ],
  fixed: [],
});
