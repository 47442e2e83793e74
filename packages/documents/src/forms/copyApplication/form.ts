import { form, internal, rows, signatures, signed } from '../form.ts';

export const copyApplication = form({
  docType: 'copyApplication',
  layout: 'form',
  numbering: internal('FZSQ'),
  body: [
    rows(['applicant'], ['identity'], ['request'], ['purpose'], ['acceptedAt'], ['acceptedBy']),
    signatures(signed('申请人')),
  ],
  takes: {
    acceptedAt: ['now'],
    acceptedBy: ['agency.custodian'],
  },
});
