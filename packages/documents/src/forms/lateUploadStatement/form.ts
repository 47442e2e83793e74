import { form, internal, rows, signatures, signed } from '../form.ts';

export const lateUploadStatement = form({
  docType: 'lateUploadStatement',
  layout: 'form',
  numbering: internal('YQ'),
  body: [rows(['late']), signatures(signed('摄录人'), signed('大队负责人'), signed('法制科'))],
});
