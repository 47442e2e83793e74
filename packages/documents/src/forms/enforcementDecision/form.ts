import { fixed, form, outward, prose, rows, seal, text } from '../form.ts';

export const enforcementDecision = form({
  docType: 'enforcementDecision',
  layout: 'outward',
  numbering: outward('强执'),
  silent: ['remedy'],
  body: [
    rows(['partyName=当事人'], ['uscc'], ['idNumber'], ['legalRepresentative'], ['partyAddress']),
    text('{caseTitle}，经催告，你（单位）仍未履行义务，本机关决定强制执行。'),
    rows(['mode'], ['when']),
    prose('reason', '理由依据：'),
    fixed('REMEDY'),
    seal,
  ],
});
