import { form, internal, rows, signatures, signed, table } from '../form.ts';

export const onSpotCorrectionRecord = form({
  docType: 'onSpotCorrectionRecord',
  layout: 'list',
  numbering: internal('GZ'),
  body: [table('corrections', '更正项目'), rows(['correctedAt']), signatures(signed('申请人'), signed('受理人'))],
  takes: {
    correctedAt: ['now'],
  },
});
