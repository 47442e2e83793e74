import { both, form, internal, rows, signatures, signed, text } from '../form.ts';

export const documentaryCopySheet = form({
  docType: 'documentaryCopySheet',
  layout: 'form',
  numbering: internal('SZ'),
  issues: 'inspection',
  body: [
    rows(['source'], ['verify'], ['takenAt'], ['originalAt']),
    text('本复制件由＿＿＿＿提供，经核对与原件无误，原件存于＿＿＿＿。', 'note'),
    signatures(signed('提供人'), both('执法人员')),
  ],
  takes: {
    takenAt: ['now'],
    originalAt: ['party.name'],
  },
  starts: {
    verify: '经核对与原件无误',
  },
});
