import { form, internal, signatures, signed, table } from '../form.ts';

export const retentionSchedule = form({
  docType: 'retentionSchedule',
  layout: 'list',
  numbering: internal('BGQX'),
  body: [table('rows', '保管期限表'), signatures(signed('负责人'))],
});
