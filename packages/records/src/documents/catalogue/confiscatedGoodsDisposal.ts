import { documentKind } from '../document-kind.ts';

export const confiscatedGoodsDisposal = documentKind({
  docType: 'confiscatedGoodsDisposal',
  code: 'G20',
  title: '罚没物品处理记录',
  group: 'G 履行与执行',
  stage: '执行',
  facing: '内部',
  outward: false,
  needsDocNumber: false,
  needsSeal: false,
  servedOrSignedByParty: false,
  minOfficers: 2,
  numbering: '处物号',
  drafter: '承办人（2）',
  signers: ['经办人、监销人、负责人'],
  articles: ['23'],
  source: '处罚法74; G10样式十九',
  recording: 'optional',
  recordingNote: '销毁必须（建议）',
  groups: [],
  fields: [
    {
      key: 'items',
      label: '物品处理',
      type: 'table',
      required: 'R',
      rule: '拍卖、移交或者销毁',
      columns: [
        { key: 'name', label: '物品', type: 'string' },
        { key: 'qty', label: '数量', type: 'string' },
        { key: 'method', label: '处理方式', type: 'string' },
        { key: 'voucher', label: '凭证', type: 'string' },
      ],
    },
  ],
  fixed: [],
});
