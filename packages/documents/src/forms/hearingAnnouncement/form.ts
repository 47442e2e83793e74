import { form, outward, rows, seal } from '../form.ts';

export const hearingAnnouncement = form({
  docType: 'hearingAnnouncement',
  layout: 'outward',
  numbering: outward('听公'),
  issues: 'penalty',
  body: [rows(['info'], ['media']), seal],
  takes: {
    info: ['derived.hearingInfo'],
  },
  starts: {
    media: '局门户网站',
  },
});
