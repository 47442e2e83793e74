import { form, internal, rows, signatures, signed, table } from '../form.ts';

export const avTranscript = form({
  docType: 'avTranscript',
  layout: 'list',
  numbering: internal('YXZX'),
  body: [
    rows(['avRef']),
    table('segments', '关键片段'),
    rows(['text'], ['method'], ['madeAt'], ['maker']),
    signatures(signed('制作人'), signed('核对人')),
  ],
  takes: {
    maker: ['officers.second'],
    avRef: ['recordings.first'],
    madeAt: ['today'],
  },
});
