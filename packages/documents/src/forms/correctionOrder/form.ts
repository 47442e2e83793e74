import { fixed, form, outward, prose, rows, seal, table, text } from '../form.ts';

export const correctionOrder = form({
  docType: 'correctionOrder',
  layout: 'outward',
  numbering: outward('责改'),
  issues: 'penalty',
  silent: ['remedy'],
  body: [
    rows(['partyName=当事人'], ['uscc'], ['idNumber'], ['legalRepresentative'], ['partyAddress']),
    text('{caseTitle}，{investigatedBy}进行了调查，现查明：'),
    prose('facts'),
    table('evidence', '证明上述事实的证据'),
    text('你（单位）的行为违反了{violated}的规定。'),
    text('依据{basis}的规定，责令你（单位）改正违法行为：'),
    prose('requirement'),
    text('改正期限：{due}。'),
    prose('consequence'),
    fixed('REMEDY'),
    seal,
  ],
  takes: {
    facts: ['siteInspectionRecord.violation'],
    evidence: ['documents.evidence'],
    violated: ['case.violated', 'onSpotPenaltyDecision.violated', 'derived.onSpotBasis'],
    basis: ['case.correctionBasis', 'case.basis'],
    investigatedBy: ['case.investigatedBy'],
  },
});
