import { form, outward, rows, seal, text } from '../form.ts';

export const decisionAmendmentNotice = form({
  docType: 'decisionAmendmentNotice',
  layout: 'outward',
  heading: '文书补正通知书',
  numbering: outward('更'),
  issues: 'penalty',
  body: [text('本机关作出的下列文书存在需要补正的内容，现更正如下，其他内容不变。'), rows(['amend']), seal],
});
