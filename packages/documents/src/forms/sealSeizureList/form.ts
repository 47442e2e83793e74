import { both, form, internal, signatures, signed, table, text } from '../form.ts';

export const sealSeizureList = form({
  docType: 'sealSeizureList',
  layout: 'list',
  numbering: internal('CKQD'),
  issues: 'sealing',
  body: [
    table('items', '明细'),
    text('本清单一式二份，由当事人和行政机关分别保存。', 'note'),
    signatures(signed('当事人'), both('执法人员')),
  ],
});
