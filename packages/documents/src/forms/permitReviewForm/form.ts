import { form, internal, opinion, opinions, rows, table } from '../form.ts';

export const permitReviewForm = form({
  docType: 'permitReviewForm',
  layout: 'form',
  numbering: internal('SC'),
  body: [
    rows(
      ['caseTitle'],
      ['caseNo', 'handlingDept'],
      ['partyName'],
      ['uscc', 'idNumber'],
      ['legalRepresentative', 'partyPhone'],
      ['partyAddress'],
    ),
    rows(['formalResult']),
    table('substantive', '实质审查要点'),
    rows(['siteCheckNeeded', 'proposal']),
    opinions(
      opinion('handlerOpinion', '承办人意见', '承办人'),
      opinion('deptOpinion', '承办机构意见', '承办机构', '大队', '承办科室'),
      opinion('legalOpinion', '法制科意见', '法制'),
      opinion('headOpinion', '机关负责人意见', '负责人'),
    ),
  ],
  takes: {
    substantive: ['derived.substantive'],
  },
  follows: {
    handlerOpinion: '形式审查：{formalResult}。建议{proposal}，请审批。',
  },
});
