import { documentKind } from '../document-kind.ts';

export const permitNotRequiredNotice = documentKind({
  docType: 'permitNotRequiredNotice',
  code: 'A09',
  title: '不需取得行政许可告知书',
  group: 'A 申请与受理',
  stage: '申请受理',
  facing: '对外',
  outward: true,
  needsDocNumber: true,
  needsSeal: true,
  servedOrSignedByParty: true,
  minOfficers: 1,
  numbering: '告字号',
  drafter: '受理人',
  signers: ['专用章', '申请人签收'],
  articles: ['6'],
  source: '许可法32(一)',
  recording: 'none',
  recordingNote: '否',
  groups: ['PARTY', 'OUTNO'],
  fields: [
    { key: 'reason', label: '理由', type: 'text', required: 'R', rule: '即时作出' },
    { key: 'basis', label: '依据', type: 'statutes', required: 'R', rule: '写明法律全称和条款' },
  ],
  fixed: [],
});
