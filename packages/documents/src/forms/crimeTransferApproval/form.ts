import { form, internal, opinion, opinions, rows } from '../form.ts';

export const crimeTransferApproval = form({
  docType: 'crimeTransferApproval',
  layout: 'form',
  numbering: internal('YSSP'),
  body: [
    rows(
      ['caseTitle'],
      ['caseNo', 'handlingDept'],
      ['partyName'],
      ['uscc', 'idNumber'],
      ['legalRepresentative', 'partyPhone'],
      ['partyAddress'],
    ),
    rows(['basis']),
    opinions(
      opinion('handlerOpinion', '承办人意见', '承办人'),
      opinion('deptOpinion', '承办机构意见', '承办机构', '大队', '承办科室'),
      opinion('legalOpinion', '法制科意见', '法制'),
      opinion('headOpinion', '机关负责人意见', '负责人'),
      opinion('headDecision', '负责人决定', '负责人'),
    ),
  ],
});
