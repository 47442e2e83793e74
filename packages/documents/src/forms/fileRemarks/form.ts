import { form, internal, rows, signatures, signed } from '../form.ts';

export const fileRemarks = form({
  docType: 'fileRemarks',
  layout: 'form',
  numbering: internal('BK'),
  body: [
    rows(['remarks'], ['establishedBy'], ['checkedBy'], ['establishedOn']),
    signatures(signed('立卷人'), signed('检查人')),
  ],
  takes: {
    remarks: ['file.remarks'],
    establishedBy: ['officers.first'],
    checkedBy: ['agency.custodian'],
  },
});
