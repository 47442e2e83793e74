import { fixed, form, outward, rows, seal, text } from '../form.ts';

export const substitutePerformanceDecision = form({
  docType: 'substitutePerformanceDecision',
  layout: 'outward',
  numbering: outward('代履'),
  issues: 'substitutePerformance',
  silent: ['remedy'],
  body: [
    rows(['partyName=当事人'], ['uscc'], ['idNumber'], ['legalRepresentative'], ['partyAddress']),
    text('{caseTitle}，经催告，你（单位）仍未履行义务，本机关决定代履行。'),
    rows(['plan']),
    fixed('REMEDY'),
    seal,
  ],
});
