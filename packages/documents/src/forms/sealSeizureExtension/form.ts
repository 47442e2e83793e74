import { fixed, form, outward, prose, rows, seal, text } from '../form.ts';

export const sealSeizureExtension = form({
  docType: 'sealSeizureExtension',
  layout: 'outward',
  heading: '延长查封（扣押）期限通知书',
  numbering: outward('查延'),
  issues: 'sealing',
  silent: ['remedy'],
  body: [
    rows(['partyName=当事人'], ['uscc'], ['idNumber'], ['legalRepresentative'], ['partyAddress']),
    text('本机关决定延长查封（扣押）期限，特此通知。'),
    prose('reason', '延长理由：'),
    rows(['to']),
    fixed('REMEDY'),
    seal,
  ],
});
