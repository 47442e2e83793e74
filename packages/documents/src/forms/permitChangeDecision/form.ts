import { fixed, form, outward, prose, rows, seal, text } from '../form.ts';

export const permitChangeDecision = form({
  docType: 'permitChangeDecision',
  layout: 'outward',
  heading: '行政许可{action}决定书',
  numbering: outward('许变'),
  silent: ['remedy'],
  body: [
    rows(['partyName=当事人'], ['uscc'], ['idNumber'], ['legalRepresentative'], ['partyAddress']),
    text('依据有关法律规定，本机关对原行政许可作出如下决定。'),
    rows(['originalNo'], ['action']),
    prose('reason', '理由：'),
    text('依据：{basis}'),
    fixed('REMEDY'),
    seal,
  ],
});
