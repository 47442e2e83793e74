import { form, internal, opinion, opinions, rows } from '../form.ts';

export const caseClosureApproval = form({
  docType: 'caseClosureApproval',
  layout: 'form',
  numbering: internal('JA'),
  body: [
    rows(
      ['caseTitle'],
      ['caseNo', 'handlingDept'],
      ['partyName'],
      ['uscc', 'idNumber'],
      ['legalRepresentative', 'partyPhone'],
      ['partyAddress'],
    ),
    rows(['summary'], ['execution'], ['ground', 'endedOn'], ['lastPerformedOn']),
    opinions(
      opinion('handlerOpinion', '承办人意见', '承办人'),
      opinion('deptOpinion', '承办机构意见', '承办机构', '大队', '承办科室'),
      opinion('legalOpinion', '法制科意见', '法制'),
      opinion('headOpinion', '机关负责人意见', '负责人'),
    ),
  ],
  takes: {
    execution: ['derived.courtExecution', 'derived.execution'],
    summary: ['case.closureSummary'],
    endedOn: ['today'],
    lastPerformedOn: ['paymentVoucher#date'],
  },
  follows: {
    handlerOpinion: '本案{ground}，{execution}，建议结案，请审批。',
  },
});
