import { form, outward, prose, rows, seal, text } from '../form.ts';

export const hearingNotice = form({
  docType: 'hearingNotice',
  layout: 'outward',
  numbering: outward('听通'),
  issues: 'penalty',
  body: [
    text('{partyName}：', 'flush'),
    text('{caseTitle}，你（单位）提出听证要求，本机关决定举行听证，现将有关事项通知如下。'),
    rows(['when'], ['where'], ['open'], ['panel']),
    prose('rights', '你（单位）的权利：'),
    prose('notes', '注意事项：'),
    text('联系人：{contactPerson}　联系电话：{contactPhone}　地址：{contactAddress}', 'flush'),
    seal,
  ],
  takes: {
    panel: ['agency.hearingPanel'],
    where: ['agency.hearingRoom'],
  },
  starts: {
    open: '公开',
    rights: '申请回避；委托一至二人代理；申请变更时间；携带证据、通知证人到场',
    notes: '携带证据、提前办理授权、通知证人',
  },
});
