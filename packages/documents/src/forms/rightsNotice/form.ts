import { both, form, internal, prose, signatures, signed, text } from '../form.ts';

export const rightsNotice = form({
  docType: 'rightsNotice',
  layout: 'outward',
  numbering: internal('QL'),
  issues: 'inspection',
  body: [
    text('{partyName}：', 'flush'),
    text('本机关正在依法办理{caseTitle}。'),
    text('你（单位）依法享有陈述、申辩和申请回避的权利；符合条件的有要求听证的权利；有如实回答询问、配合调查的义务。'),
    text('本次告知的权利：{rights}。'),
    text('告知方式：{method}。'),
    prose('duty', '义务：'),
    prose('note', '说明：'),
    text('执法人员：{officers}'),
    signatures(signed('当事人（签收）', '当事人', '签收', '申请人', '利害关系人'), both('执法人员')),
  ],
  starts: {
    rights: ['陈述', '申辩', '申请回避', '拒绝无证检查'],
    method: ['书面'],
    duty: '如实回答、配合调查',
  },
});
