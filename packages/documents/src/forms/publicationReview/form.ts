import { form, internal, rows, signatures, signed } from '../form.ts';

export const publicationReview = form({
  docType: 'publicationReview',
  layout: 'form',
  numbering: internal('GK'),
  body: [
    rows(['content'], ['redactions'], ['publishedAt'], ['withdrawnAt']),
    signatures(signed('法制科'), signed('保密审查人', '保密审查')),
  ],
  starts: {
    redactions: ['法定代表人身份证号', '住址门牌'],
    content: '决定书摘要',
  },
  takes: {
    content: ['publication.content'],
    redactions: ['publication.redactions'],
    publishedAt: ['step.start', 'now'],
  },
});
