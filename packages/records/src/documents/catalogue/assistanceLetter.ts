import { documentKind } from '../document-kind.ts';

export const assistanceLetter = documentKind({
  docType: 'assistanceLetter',
  code: 'C07',
  title: '协助调查函 / 协查结果函',
  group: 'C 调查取证与证据保全',
  stage: '调查',
  facing: '对外',
  outward: true,
  needsDocNumber: true,
  needsSeal: true,
  servedOrSignedByParty: true,
  minOfficers: 1,
  numbering: '协字号',
  drafter: '承办人',
  signers: ['印章'],
  articles: ['11(8)'],
  source: '处罚法26; 办法22',
  recording: 'none',
  recordingNote: '否',
  groups: [],
  fields: [
    {
      key: 'request',
      label: '协助事项、依据、期限',
      type: 'group',
      required: 'R',
      columns: [
        { key: 'to', label: '协助机关', type: 'string' },
        { key: 'matters', label: '协助事项', type: 'string' },
        { key: 'basis', label: '依据', type: 'string' },
        { key: 'due', label: '期限', type: 'date' },
      ],
    },
  ],
  fixed: [],
});
