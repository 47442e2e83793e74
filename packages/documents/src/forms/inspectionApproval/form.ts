import { form, internal, opinion, opinions, rows } from '../form.ts';

export const inspectionApproval = form({
  docType: 'inspectionApproval',
  layout: 'form',
  heading: '行政检查审批表',
  numbering: internal('JC'),
  body: [
    rows(['partyName'], ['uscc', 'idNumber'], ['legalRepresentative', 'partyPhone'], ['partyAddress']),
    rows(
      ['initiationReason'],
      ['plan'],
      ['officers'],
      ['source'],
      ['frequency'],
      ['assistants'],
      ['isMajor'],
      ['party'],
      ['matters'],
      ['annualCount'],
    ),
    opinions(
      opinion('handlerOpinion', '承办人意见', '承办人'),
      opinion('deptOpinion', '承办机构意见', '承办机构', '大队', '承办科室'),
      opinion('legalOpinion', '法制科意见', '法制'),
      opinion('headOpinion', '机关负责人意见', '负责人'),
    ),
  ],
  takes: {
    party: ['party.summary'],
    officers: ['officers'],
    isMajor: ['case.isMajor'],
    plan: ['case.inspectionPlan'],
  },
});
