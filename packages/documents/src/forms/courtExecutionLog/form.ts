import { form, internal, signatures, signed, table } from '../form.ts';

export const courtExecutionLog = form({
  docType: 'courtExecutionLog',
  layout: 'list',
  numbering: internal('FY'),
  body: [table('log', '登记'), signatures(signed('承办人'))],
  takes: {
    log: ['case.courtLog'],
  },
});
