import { form, internal, maybe, signatures, signed, table } from '../form.ts';

export const confiscatedGoodsDisposal = form({
  docType: 'confiscatedGoodsDisposal',
  layout: 'list',
  numbering: internal('WP'),
  body: [table('items', '物品处理'), signatures(signed('经办人'), maybe('监销人'), signed('负责人'))],
});
