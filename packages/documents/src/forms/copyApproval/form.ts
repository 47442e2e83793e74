import { form, internal, opinion, opinions, rows } from '../form.ts';

export const copyApproval = form({
  docType: 'copyApproval',
  layout: 'form',
  numbering: internal('FZSP'),
  body: [rows(['secrecyCheck']), opinions(opinion('headOpinion', '机关负责人意见', '负责人'))],
});
