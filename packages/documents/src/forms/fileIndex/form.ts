import { blank, form, internal, signatures, signed, table } from '../form.ts';

export const fileIndex = form({
  docType: 'fileIndex',
  layout: 'list',
  numbering: internal('ML'),
  silent: ['pageContinuous'],
  body: [
    table('rows', null, { docNumber: 14, responsible: 10, title: 16, date: 9, note: 6 }),
    blank,
    signatures(signed('立卷人', '立卷人')),
  ],
  takes: {
    rows: ['documents.index'],
  },
});
