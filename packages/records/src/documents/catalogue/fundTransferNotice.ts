import { documentKind } from '../document-kind.ts';

export const fundTransferNotice = documentKind({
  docType: 'fundTransferNotice',
  code: 'G11',
  title: '划拨存款（汇款）通知书',
  group: 'G 履行与执行',
  stage: '执行',
  facing: '对外',
  outward: true,
  needsDocNumber: true,
  needsSeal: true,
  servedOrSignedByParty: true,
  minOfficers: 1,
  numbering: '划字号',
  drafter: '承办人',
  signers: ['负责人签批', '印章'],
  articles: ['25(2)'],
  source: '制度25(二); 强制法47',
  recording: 'none',
  recordingNote: '否',
  groups: [],
  fields: [
    {
      key: 'account',
      label: '金融机构、账号、数额',
      type: 'group',
      required: 'R',
      rule: '仅法律规定的机关可以划拨',
      columns: [
        { key: 'bank', label: '金融机构', type: 'string' },
        { key: 'account', label: '账号', type: 'string' },
        { key: 'amount', label: '数额', type: 'money' },
      ],
    },
  ],
  fixed: [],
});
