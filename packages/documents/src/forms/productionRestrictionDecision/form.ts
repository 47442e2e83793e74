import { fixed, form, heading, outward, prose, rows, seal, table, text } from '../form.ts';

export const productionRestrictionDecision = form({
  docType: 'productionRestrictionDecision',
  layout: 'outward',
  heading: '责令{requirement.mode}决定书',
  numbering: outward('限停'),
  silent: ['remedy'],
  body: [
    rows(['partyName=当事人'], ['uscc'], ['idNumber'], ['legalRepresentative'], ['partyAddress']),
    text('{caseTitle}，本机关经依法调查，现查明并决定如下。'),
    heading('一、事实和证据'),
    prose('facts'),
    table('evidence', '证明上述事实的证据'),
    text('你（单位）的行为违反了{violated}的规定，依据{basis}的规定，本机关决定责令你（单位）{requirement.mode}。'),
    rows(['requirement']),
    fixed('REMEDY'),
    seal,
  ],
});
