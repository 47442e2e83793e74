import { form, internal, opinion, opinions, rows, table } from '../form.ts';

export const preservationApproval = form({
  docType: 'preservationApproval',
  layout: 'form',
  numbering: internal('DBSP'),
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
    table('objects', '保全标的'),
    rows(['forms'], ['urgent'], ['oralApprovalAt']),
    opinions(
      opinion('handlerOpinion', '承办人意见', '承办人'),
      opinion('deptOpinion', '承办机构意见', '承办机构', '大队', '承办科室'),
      opinion('legalOpinion', '法制科意见', '法制'),
      opinion('headOpinion', '机关负责人意见', '负责人'),
    ),
  ],
  follows: {
    handlerOpinion: '{reason}，建议{forms}，请审批。',
  },
});
