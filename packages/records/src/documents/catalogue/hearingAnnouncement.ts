import { documentKind } from '../document-kind.ts';

export const hearingAnnouncement = documentKind({
  docType: 'hearingAnnouncement',
  code: 'E06',
  title: '听证公告',
  group: 'E 审查与决定',
  stage: '听证',
  facing: '对外',
  outward: true,
  needsDocNumber: true,
  needsSeal: true,
  servedOrSignedByParty: true,
  minOfficers: 1,
  numbering: '听公字号',
  drafter: '法制科',
  signers: ['印章'],
  articles: ['11(6)'],
  source: '处罚法64(三)',
  recording: 'optional',
  recordingNote: '截图/照片',
  groups: [],
  fields: [
    {
      key: 'info',
      label: '案由、时间、地点',
      type: 'group',
      required: 'R',
      columns: [
        { key: 'title', label: '案由', type: 'string' },
        { key: 'when', label: '时间', type: 'string' },
        { key: 'where', label: '地点', type: 'string' },
      ],
    },
    { key: 'media', label: '公告载体', type: 'string', required: 'O' },
  ],
  fixed: [],
});
