import { form, internal, maybe, rows, signatures, signed, table } from '../form.ts';

export const applicationRegister = form({
  docType: 'applicationRegister',
  layout: 'form',
  numbering: internal('SQ'),
  body: [
    rows(['partyName'], ['uscc', 'idNumber'], ['legalRepresentative', 'partyPhone'], ['partyAddress']),
    rows(['channel'], ['matterCode'], ['receivedAt']),
    table('materials', '材料清单'),
    rows(['agent'], ['triage'], ['applicant']),
    signatures(signed('受理人'), maybe('申请人', '申请人', '代理人')),
  ],
  takes: {
    receivedAt: ['now'],
    applicant: ['party.name'],
  },
});
