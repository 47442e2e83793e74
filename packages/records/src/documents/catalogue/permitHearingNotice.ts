import { documentKind } from '../document-kind.ts';

export const permitHearingNotice = documentKind({
  docType: 'permitHearingNotice',
  code: 'A13',
  title: '行政许可听证告知（公告/通知）书',
  group: 'A 申请与受理',
  stage: '审查',
  facing: '对外',
  outward: true,
  needsDocNumber: true,
  needsSeal: true,
  servedOrSignedByParty: true,
  minOfficers: 1,
  numbering: '听许字号',
  drafter: '法制科',
  signers: ['加盖印章'],
  articles: ['6', '10', '11(6)'],
  source: '许可法46–48',
  recording: 'optional',
  recordingNote: '听证必须',
  groups: ['PARTY', 'OUTNO', 'CONTACT'],
  fields: [
    {
      key: 'hearingInfo',
      label: '听证事由、时间、地点、主持人',
      type: 'group',
      required: 'R',
      rule: '举行日前 7 个工作日通知或公告',
      columns: [
        { key: 'matter', label: '事由', type: 'string' },
        { key: 'when', label: '时间', type: 'datetime' },
        { key: 'where', label: '地点', type: 'string' },
        { key: 'host', label: '主持人', type: 'string' },
      ],
    },
  ],
  fixed: [],
});
