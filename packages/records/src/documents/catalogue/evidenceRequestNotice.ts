import { documentKind } from '../document-kind.ts';

export const evidenceRequestNotice = documentKind({
  docType: 'evidenceRequestNotice',
  code: 'C05',
  title: '调取证据通知书',
  group: 'C 调查取证与证据保全',
  stage: '调查',
  facing: '对外',
  outward: true,
  needsDocNumber: true,
  needsSeal: true,
  servedOrSignedByParty: true,
  minOfficers: 2,
  numbering: '调证字号',
  drafter: '承办人（≥2）',
  signers: ['印章', '被调取人签收'],
  articles: ['11(2)'],
  source: '制度11(二); 办法24(三)',
  recording: 'optional',
  recordingNote: '可选',
  groups: ['PARTY', 'OFFICERS', 'OUTNO'],
  fields: [
    {
      key: 'items',
      label: '调取证据名称、范围',
      type: 'table',
      required: 'R',
      columns: [
        { key: 'name', label: '证据名称', type: 'string' },
        { key: 'scope', label: '范围', type: 'string' },
      ],
    },
    { key: 'basis', label: '法律依据', type: 'statutes', required: 'R' },
    { key: 'due', label: '提供期限', type: 'date', required: 'R' },
  ],
  fixed: ['请于  年  月  日前提供；拒绝提供或者提供虚假材料的，依法承担责任。'],
  attachments: 'C06 清单',
});
