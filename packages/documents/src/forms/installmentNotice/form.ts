import { form, outward, prose, seal, table, text } from '../form.ts';

export const installmentNotice = form({
  docType: 'installmentNotice',
  layout: 'outward',
  heading: '分期（延期）缴纳罚款通知书',
  numbering: outward('分缴'),
  issues: 'penalty',
  body: [
    text('{partyName}：', 'flush'),
    text('你（单位）提出的延期（分期）缴纳罚款申请收悉，经审查，决定如下。'),
    table('schedule', '期次'),
    prose('consequence', '逾期后果：'),
    text('申请人民法院强制执行的期限，自暂缓或者分期缴纳罚款期限结束之日起计算。'),
    text('负责人意见：{headOpinion}', 'note'),
    seal,
  ],
  starts: {
    consequence: '逾期每日加处 3%',
  },
});
