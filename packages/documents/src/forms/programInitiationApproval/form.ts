import { form, opinion, opinions, outward, rows, text } from '../form.ts';

export const programInitiationApproval = form({
  docType: 'programInitiationApproval',
  layout: 'form',
  heading: '行政执法程序启动（立案）审批表',
  numbering: outward('立'),
  body: [
    rows(
      ['caseTitle'],
      ['mode', 'caseSource'],
      ['partyName'],
      ['uscc', 'legalRepresentative'],
      ['idNumber', 'partyPhone'],
      ['partyAddress'],
      ['startedAt', 'supplementedAt'],
      ['sourceRef'],
      ['isMajor', 'screenDue'],
      ['initiationReason'],
      ['urgencyReason'],
      ['party'],
    ),
    opinions(
      opinion('handlerOpinion', '承办人意见', '承办人'),
      opinion('deptOpinion', '承办机构意见', '承办机构', '大队'),
      opinion('legalOpinion', '法制科审查意见', '法制'),
      opinion('headOpinion', '机关负责人意见', '负责人'),
    ),
    text('紧急先行启动的，启动后二十四小时内补报（制度第七条）。', 'note'),
  ],
  takes: {
    startedAt: ['case.startedAt'],
    urgencyReason: ['case.urgencyReason'],
    sourceRef: ['complaintRegister#number'],
    mode: ['case.startMode'],
    isMajor: ['case.isMajor'],
    party: ['party.summary'],
    supplementedAt: ['now'],
  },
});
