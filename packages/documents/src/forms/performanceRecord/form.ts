import { form, internal, rows, signatures, signed, table } from '../form.ts';

export const performanceRecord = form({
  docType: 'performanceRecord',
  layout: 'list',
  numbering: internal('LX'),
  body: [table('items', '履行情况'), rows(['installmentEnd']), signatures(signed('承办人'))],
  takes: {
    installmentEnd: ['derived.installmentEnd'],
    items: ['case.duties'],
  },
});
