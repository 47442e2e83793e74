import { blank, form, internal, maybe, signatures, table } from '../form.ts';

export const fileIndex = form({
  docType: 'fileIndex',
  layout: 'list',
  numbering: internal('ML'),
  silent: ['pageContinuous'],
  body: [
    table('rows', null, { docNumber: 13, responsible: 15, title: 16, note: 5 }),
    blank,
    signatures(maybe('立卷人')),
  ],
  takes: {
    rows: ['documents.index'],
  },
});
