import { form, internal, opinion, opinions, rows, table } from '../form.ts';

export const secrecyReview = form({
  docType: 'secrecyReview',
  layout: 'form',
  numbering: internal('MS'),
  body: [
    table('items', '信息项'),
    rows(['category'], ['handling']),
    opinions(opinion('headOpinion', '机关负责人意见', '负责人')),
  ],
});
