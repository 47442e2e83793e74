import { form, internal, rows, signatures, signed } from '../form.ts';

export const permitApplicationForm = form({
  docType: 'permitApplicationForm',
  layout: 'form',
  numbering: internal('SQS'),
  body: [
    rows(['partyName'], ['uscc', 'idNumber'], ['legalRepresentative', 'partyPhone'], ['partyAddress']),
    rows(['permitType'], ['project'], ['truthPledge']),
    signatures(signed('申请人')),
  ],
});
