import { both, form, internal, maybe, rows, signatures, table } from '../form.ts';

export const collectiveDiscussionRecord = form({
  docType: 'collectiveDiscussionRecord',
  layout: 'form',
  heading: '案件集体讨论记录',
  numbering: internal('AS'),
  body: [
    rows(['caseTitle'], ['caseNo', 'handlingDept']),
    rows(['meeting'], ['report']),
    table('statements', '各成员发言'),
    rows(['conclusion'], ['ground']),
    signatures(both('参加人'), maybe('主持人'), maybe('记录人')),
  ],
  takes: {
    meeting: ['derived.meeting'],
  },
});
