import { form, outward, prose, rows, seal, text } from '../form.ts';

export const publicServiceAnnouncement = form({
  docType: 'publicServiceAnnouncement',
  layout: 'outward',
  numbering: outward('公送'),
  issues: 'penalty',
  body: [
    prose('text', '公告内容：'),
    rows(['publishedOn'], ['copy']),
    text('自本公告发出之日起，经过三十日，即视为送达。'),
    seal,
  ],
});
