import { form, internal, opinion, opinions, rows } from '../form.ts';

export const investigationSuspension = form({
  docType: 'investigationSuspension',
  layout: 'form',
  numbering: internal('ZZ'),
  body: [
    rows(['caseTitle'], ['caseNo', 'handlingDept']),
    rows(['ground', 'from'], ['to']),
    opinions(
      opinion('handlerOpinion', '承办人意见', '承办人'),
      opinion('deptOpinion', '承办机构意见', '承办机构', '大队', '承办科室'),
      opinion('legalOpinion', '法制科意见', '法制'),
      opinion('headOpinion', '机关负责人意见', '负责人'),
    ),
  ],
  follows: {
    handlerOpinion: '{ground}，建议中止调查，请审批。',
  },
});
