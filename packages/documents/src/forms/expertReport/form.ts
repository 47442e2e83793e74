import { form, internal, rows, signatures, signed, table } from '../form.ts';

export const expertReport = form({
  docType: 'expertReport',
  layout: 'form',
  heading: '专家评审意见',
  numbering: internal('LZ'),
  body: [table('experts', '专家名单'), rows(['conclusion'], ['dissent']), signatures(signed('专家', '专家'))],
});
