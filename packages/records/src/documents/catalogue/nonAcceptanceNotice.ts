import { documentKind } from '../document-kind.ts';

export const nonAcceptanceNotice = documentKind({
  docType: 'nonAcceptanceNotice',
  code: 'A08',
  title: '不予受理通知书',
  group: 'A 申请与受理',
  stage: '申请受理',
  facing: '对外',
  outward: true,
  needsDocNumber: true,
  needsSeal: true,
  servedOrSignedByParty: true,
  minOfficers: 1,
  numbering: '不受字号',
  drafter: '受理人',
  signers: ['加盖专用印章', '申请人签收'],
  articles: ['6'],
  source: '许可法32(二)',
  recording: 'none',
  recordingNote: '否',
  groups: ['PARTY', 'OUTNO', 'REMEDY'],
  fields: [
    { key: 'reason', label: '不予受理理由', type: 'text', required: 'R' },
    { key: 'basis', label: '依据', type: 'statutes', required: 'R', rule: '写明法律全称和条款' },
    { key: 'competentAuthority', label: '应向何机关申请', type: 'string', required: 'C', rule: '不属本机关职权时必填' },
  ],
  fixed: ['REMEDY'],
});
