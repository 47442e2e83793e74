import { form, internal, opinion, opinions, rows, table } from '../form.ts';

export const sealSeizureApproval = form({
  docType: 'sealSeizureApproval',
  layout: 'form',
  numbering: internal('CKSP'),
  body: [
    rows(
      ['caseTitle'],
      ['caseNo', 'handlingDept'],
      ['partyName'],
      ['uscc', 'idNumber'],
      ['legalRepresentative', 'partyPhone'],
      ['partyAddress'],
    ),
    rows(['reason'], ['basis']),
    table('objects', '对象'),
    rows(['urgent'], ['implementedAt'], ['from', 'to'], ['isMajor'], ['party']),
    opinions(
      opinion('handlerOpinion', '承办人意见', '承办人'),
      opinion('deptOpinion', '承办机构意见', '承办机构', '大队', '承办科室'),
      opinion('legalOpinion', '法制科意见', '法制'),
      opinion('headOpinion', '机关负责人意见', '负责人'),
    ),
  ],
  takes: {
    basis: ['case.basis'],
    objects: ['sealSeizureList.items'],
  },
  follows: {
    handlerOpinion: '{reason}，建议采取行政强制措施，请审批。',
  },
});
