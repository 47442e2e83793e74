import { fixed, form, outward, prose, rows, seal, text } from '../form.ts';

export const permitRefusalDecision = form({
  docType: 'permitRefusalDecision',
  layout: 'outward',
  numbering: outward('不许'),
  silent: ['remedy'],
  body: [
    rows(['partyName=当事人'], ['uscc'], ['idNumber'], ['legalRepresentative'], ['partyAddress']),
    text('你（单位）提出的行政许可申请，经审查不符合法定条件，本机关决定不予行政许可。'),
    prose('reason', '不予许可理由：'),
    text('依据：{basis}'),
    fixed('REMEDY'),
    seal,
  ],
});
