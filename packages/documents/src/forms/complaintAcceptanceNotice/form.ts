import { form, outward, prose, rows, seal, text } from '../form.ts';

export const complaintAcceptanceNotice = form({
  docType: 'complaintAcceptanceNotice',
  layout: 'outward',
  heading: '投诉举报受理告知书',
  numbering: outward('举告'),
  body: [
    text('你反映的事项已收悉，现将受理情况告知如下。'),
    prose('result', '受理结论及理由：'),
    rows(['channel'], ['repliedAt'], ['volume']),
    seal,
  ],
  takes: {
    repliedAt: ['now'],
  },
  starts: {
    volume: '副卷',
  },
});
