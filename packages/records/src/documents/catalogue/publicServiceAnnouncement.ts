import { documentKind } from '../document-kind.ts';

export const publicServiceAnnouncement = documentKind({
  docType: 'publicServiceAnnouncement',
  code: 'F06',
  title: '送达公告',
  group: 'F 送达',
  stage: '送达',
  facing: '对外',
  outward: true,
  needsDocNumber: true,
  needsSeal: true,
  servedOrSignedByParty: true,
  minOfficers: 1,
  numbering: '公送字号',
  drafter: '承办人',
  signers: ['印章'],
  articles: ['22'],
  source: '制度22; 民诉法95（30日）',
  recording: 'required',
  recordingNote: '必须（适当方式，张贴须拍摄）',
  groups: [],
  fields: [
    { key: 'text', label: '公告内容', type: 'text', required: 'R' },
    { key: 'publishedOn', label: '发出日', type: 'date', required: 'R', rule: '满 30 日视为送达' },
    { key: 'copy', label: '书面公告留存', type: 'attachment', required: 'C', when: 'signing' },
  ],
  fixed: ['自本公告发出之日起，经过三十日，即视为送达。'],
});
