import { form, internal, signatures, signed, table } from '../form.ts';

export const assessmentSheet = form({
  docType: 'assessmentSheet',
  layout: 'list',
  numbering: internal('KH'),
  body: [table('kpis', '指标'), signatures(signed('法制科'), signed('负责人'))],
});
