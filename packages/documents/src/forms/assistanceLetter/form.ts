import { form, outward, rows, seal, text } from '../form.ts';

export const assistanceLetter = form({
  docType: 'assistanceLetter',
  layout: 'outward',
  heading: '协助调查函',
  redHead: true,
  numbering: outward('协'),
  issues: 'inspection',
  body: [text('因办理案件需要，请予协助。'), rows(['request']), seal],
});
