import { fixed, form, heading, outward, prose, rows, seal, table, text } from '../form.ts';

export const nonPenaltyDecision = form({
  docType: 'nonPenaltyDecision',
  layout: 'outward',
  numbering: outward('不罚'),
  issues: 'penalty',
  silent: ['remedy'],
  body: [
    rows(['partyName=当事人'], ['uscc'], ['idNumber'], ['legalRepresentative'], ['partyAddress']),
    text('{caseTitle}，本机关经依法调查，决定不予行政处罚。'),
    heading('一、事实和证据'),
    prose('facts'),
    table('evidence', '证明上述事实的证据'),
    text('你（单位）的行为违反了{violated}的规定，依据{basis}的规定，决定如下：'),
    rows(['ground']),
    prose('education', '改正情况/教育内容：'),
    fixed('REMEDY'),
    seal,
  ],
  takes: {
    violated: ['case.violated', 'correctionOrder.violated'],
  },
});
