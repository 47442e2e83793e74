import { form, outward, prose, rows, seal, text } from '../form.ts';

export const complaintOutcomeReply = form({
  docType: 'complaintOutcomeReply',
  layout: 'outward',
  numbering: outward('举复'),
  body: [
    text('你反映的事项已经办理，现将结果答复如下。'),
    prose('outcome', '查处情况、处理意见：'),
    rows(['repliedAt'], ['channel'], ['volume']),
    seal,
  ],
  takes: {
    channel: ['complaintAcceptanceNotice.channel'],
    repliedAt: ['now'],
  },
  starts: {
    volume: '副卷',
  },
});
