import { fixed, form, heading, outward, prose, rows, seal, table, text } from '../form.ts';

export const dailyPenaltyDecision = form({
  docType: 'dailyPenaltyDecision',
  layout: 'outward',
  numbering: outward('按日罚'),
  issues: 'penalty',
  silent: ['remedy'],
  body: [
    rows(['partyName=当事人'], ['uscc'], ['idNumber'], ['legalRepresentative'], ['partyAddress']),
    text('{caseTitle}，经复查，你（单位）继续实施违法行为，本机关决定按日连续处罚。'),
    heading('一、事实和证据'),
    prose('facts'),
    table('evidence', '证明上述事实的证据'),
    text('你（单位）的行为违反了{violated}的规定，依据{basis}的规定，决定如下：'),
    rows(['chain'], ['from'], ['to'], ['days'], ['amount']),
    fixed('REMEDY'),
    seal,
  ],
});
