import { form, internal, rows, signatures, signed, table } from '../form.ts';

export const fourPropertyReport = form({
  docType: 'fourPropertyReport',
  layout: 'list',
  heading: '电子档案四性检测报告',
  numbering: internal('JC4'),
  body: [table('items', '检测结果'), rows(['result'], ['failed']), signatures(signed('检测人'))],
  takes: {
    items: ['file.fourProperties'],
    failed: ['file.failedProperties'],
  },
});
