import { form, internal, opinion, opinions, rows } from '../form.ts';

export const nonInitiationApproval = form({
  docType: 'nonInitiationApproval',
  layout: 'form',
  numbering: internal('BQ'),
  body: [
    rows(['reviewFacts'], ['reason'], ['basis'], ['realName']),
    opinions(
      opinion('handlerOpinion', '承办人意见', '承办人'),
      opinion('deptOpinion', '承办机构意见', '承办机构', '大队', '承办科室'),
      opinion('legalOpinion', '法制科意见', '法制'),
      opinion('headOpinion', '机关负责人意见', '负责人'),
    ),
  ],
  takes: {
    realName: ['complaint.named'],
  },
  follows: {
    handlerOpinion: '{reason}，建议不启动程序，请审批。',
  },
});
