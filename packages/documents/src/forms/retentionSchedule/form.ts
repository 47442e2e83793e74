import { form, internal, signatures, signed, table } from '../form.ts';

export const retentionSchedule = form({
  docType: 'retentionSchedule',
  layout: 'list',
  heading: '音像（文字）保管期限表',
  numbering: internal('BGQX'),
  body: [table('rows', '保管期限表'), signatures(signed('负责人'))],
});
