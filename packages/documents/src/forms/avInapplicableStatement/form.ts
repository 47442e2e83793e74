import { form, internal, rows, signatures, signed } from '../form.ts';

export const avInapplicableStatement = form({
  docType: 'avInapplicableStatement',
  layout: 'form',
  numbering: internal('YXSM'),
  body: [rows(['step', 'reason'], ['part'], ['alternative']), signatures(signed('承办人'), signed('大队负责人'))],
  takes: { step: ['step.filmedAs'] },
  follows: { part: '整项{step}' },
});
