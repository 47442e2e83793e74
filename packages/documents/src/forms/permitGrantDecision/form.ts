import { form, outward, prose, rows, seal, table, text } from '../form.ts';

export const permitGrantDecision = form({
  docType: 'permitGrantDecision',
  layout: 'outward',
  numbering: outward('许'),
  body: [
    rows(['partyName=当事人'], ['uscc'], ['idNumber'], ['legalRepresentative'], ['partyAddress']),
    text('你（单位）提出的行政许可申请，经审查符合法定条件，依据{basis}的规定，本机关决定准予行政许可。'),
    prose('content'),
    text('有效期自{validFrom}起。'),
    text('有效期至{validTo}止。'),
    table('conditions', '附条件和管理要求'),
    text('决定作出之日起十日内颁发、送达许可证件。'),
    text('{remedy}', 'note'),
    seal,
  ],
  takes: {
    basis: ['case.basis'],
    validFrom: ['today'],
    content: ['oralApplicationRecord.request'],
  },
});
