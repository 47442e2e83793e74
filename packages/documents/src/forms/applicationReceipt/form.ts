import { form, maybe, outward, rows, signatures, signed, table, text } from '../form.ts';

export const applicationReceipt = form({
  docType: 'applicationReceipt',
  layout: 'list',
  heading: '申请材料接收凭证',
  numbering: outward('收'),
  body: [
    table('items', '收件清单'),
    rows(['receivedAt'], ['trackCode']),
    text('本凭证仅证明收到上列材料，是否受理以受理通知书为准。', 'note'),
    signatures(maybe('受理人'), signed('申请人', '申请人', '代理人')),
  ],
  takes: {
    trackCode: ['file.queryCode'],
    items: ['applicationRegister.materials'],
    receivedAt: ['now'],
  },
});
