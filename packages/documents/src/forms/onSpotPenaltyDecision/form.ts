import { both, fixed, form, outward, prose, rows, seal, signatures, signed, text } from '../form.ts';

export const onSpotPenaltyDecision = form({
  docType: 'onSpotPenaltyDecision',
  layout: 'outward',
  heading: '当场行政处罚决定书',
  numbering: outward('当罚'),
  issues: 'penalty',
  silent: ['preNumbered', 'disputeRisk', 'disputeRiskReason', 'remedy', 'party'],
  body: [
    rows(['partyName=当事人'], ['uscc'], ['idNumber'], ['legalRepresentative'], ['partyAddress']),
    rows(['officers'], ['place'], ['issuedAt']),
    prose('facts', '违法事实：'),
    text('违反条款：{violated}'),
    text('处罚依据：{basis}。'),
    prose('eligibility', '适用简易程序的条件：'),
    text('处罚决定：{penalty}'),
    prose('defence', '陈述申辩：'),
    prose('defenceReview', '复核及采纳理由：'),
    text('缴款方式：{payment}。过程笔录：{processRecord}。'),
    fixed('REMEDY_ONSPOT'),
    seal,
    signatures(both('执法人员'), signed('当事人签收', '当事人', '签收')),
  ],
  takes: {
    eligibility: ['derived.summaryGround'],
    basis: ['case.basis'],
    facts: ['siteInspectionRecord.violation'],
    penalty: ['case.proposal'],
    processRecord: ['siteInspectionRecord#number'],
    place: ['siteInspectionRecord.place', 'party.address'],
    issuedAt: ['now'],
    party: ['party.name'],
  },
  starts: {
    preNumbered: true,
  },
});
