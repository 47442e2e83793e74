import { form, outward, rows, seal, text } from '../form.ts';

export const assistanceLetter = form({
  docType: 'assistanceLetter',
  layout: 'outward',
  heading: '协助调查函',
  redHead: true,
  numbering: outward('协'),
  issues: 'inspection',
  body: [
    text('{request.to}：', 'flush'),
    text('本机关因办理案件需要，请你机关在职责范围内协助办理下列事项，并在期限内函复。'),
    rows(['request']),
    seal,
  ],
});
