import { form, outward, prose, rows, seal, table } from '../form.ts';

export const copyDelivery = form({
  docType: 'copyDelivery',
  layout: 'outward',
  heading: '复制件交付回执',
  numbering: outward('复交'),
  body: [
    table('items', '复制件清单'),
    prose('refusal', '不予理由：'),
    prose('masking', '遮蔽说明：'),
    rows(['watermark'], ['copies'], ['hash'], ['auditLogRef'], ['secrecyCheck']),
    seal,
  ],
  takes: {
    items: ['copyApplication.request'],
  },
  starts: {
    watermark: true,
  },
});
