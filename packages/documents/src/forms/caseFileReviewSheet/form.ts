import { form, internal, rows, signatures, signed } from '../form.ts';

export const caseFileReviewSheet = form({
  docType: 'caseFileReviewSheet',
  layout: 'form',
  numbering: internal('PC'),
  body: [
    rows(['legalityVeto'], ['faceScore'], ['documentScore'], ['fprScore'], ['score'], ['auditLogRef']),
    signatures(signed('评查人'), signed('复核人')),
  ],
});
