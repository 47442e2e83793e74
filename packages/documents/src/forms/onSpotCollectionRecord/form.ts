import { both, form, internal, rows, signatures, signed } from '../form.ts';

export const onSpotCollectionRecord = form({
  docType: 'onSpotCollectionRecord',
  layout: 'form',
  numbering: internal('SJ'),
  body: [
    rows(
      ['ground'],
      ['partyRequest'],
      ['receiptNo'],
      ['amount'],
      ['handedAt'],
      ['bankedAt'],
      ['collector'],
      ['collectedAt'],
    ),
    signatures(signed('当事人'), both('执法人员')),
  ],
  takes: {
    amount: ['derived.onSpotAmount'],
    collector: ['officers.first'],
    collectedAt: ['now'],
  },
});
