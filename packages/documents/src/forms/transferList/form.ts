import { form, internal, rows, signatures, signed, table } from '../form.ts';

export const transferList = form({
  docType: 'transferList',
  layout: 'list',
  numbering: internal('YJ'),
  body: [table('rows', '明细'), rows(['files', 'bytes'], ['hash']), signatures(signed('移交人'), signed('接收人'))],
  takes: {
    rows: ['file.handedOver'],
    bytes: ['file.bytes'],
    files: ['documents.count'],
  },
});
