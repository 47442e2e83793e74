import { form, internal, opinion, opinions, rows } from '../form.ts';

export const nonFilingApproval = form({
  docType: 'nonFilingApproval',
  layout: 'form',
  numbering: internal('BLA'),
  body: [
    rows(
      ['caseTitle'],
      ['caseNo', 'handlingDept'],
      ['partyName'],
      ['uscc', 'idNumber'],
      ['legalRepresentative', 'partyPhone'],
      ['partyAddress'],
    ),
    rows(['reason']),
    opinions(
      opinion('handlerOpinion', '承办人意见', '承办人'),
      opinion('deptOpinion', '承办机构意见', '承办机构', '大队', '承办科室'),
      opinion('legalOpinion', '法制科意见', '法制'),
      opinion('headOpinion', '机关负责人意见', '负责人'),
    ),
  ],
  follows: {
    handlerOpinion: '{reason}，建议不予立案，请审批。',
  },
});
