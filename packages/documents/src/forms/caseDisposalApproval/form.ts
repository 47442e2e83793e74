import { form, internal, opinion, opinions, rows } from '../form.ts';

export const caseDisposalApproval = form({
  docType: 'caseDisposalApproval',
  layout: 'form',
  heading: '案件处理审批表',
  numbering: internal('SP'),
  body: [
    rows(
      ['caseTitle'],
      ['caseNo', 'handlingDept'],
      ['partyName'],
      ['uscc', 'idNumber'],
      ['legalRepresentative', 'partyPhone'],
      ['partyAddress'],
    ),
    rows(['matter'], ['drafts']),
    opinions(
      opinion('handlerOpinion', '承办人意见', '承办人'),
      opinion('deptOpinion', '承办机构意见', '承办机构', '大队', '承办科室'),
      opinion('legalOpinion', '法制科意见', '法制'),
      opinion('headOpinion', '机关负责人意见', '负责人'),
    ),
  ],
  takes: {
    handlerOpinion: ['derived.advice', 'derived.permitAdvice'],
    matter: ['derived.matter'],
    drafts: ['documents.drafts'],
  },
});
