import { form, internal, maybe, rows, signatures, signed } from '../form.ts';

export const appraisalDestruction = form({
  docType: 'appraisalDestruction',
  layout: 'form',
  numbering: internal('XH'),
  body: [rows(['body']), signatures(signed('鉴定小组'), signed('分管档案负责人'), maybe('监销人'))],
});
