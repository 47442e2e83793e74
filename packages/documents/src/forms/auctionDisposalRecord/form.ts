import { form, outward, rows, seal, text } from '../form.ts';

export const auctionDisposalRecord = form({
  docType: 'auctionDisposalRecord',
  layout: 'outward',
  heading: '查封扣押财物处理决定书',
  numbering: outward('拍'),
  body: [
    text('{partyName}：', 'flush'),
    text('对已经查封（扣押）的下列财物，本机关依法决定拍卖（处理）。'),
    rows(['disposal']),
    seal,
  ],
});
