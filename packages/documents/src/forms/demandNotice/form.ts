import { form, outward, prose, seal, table, text } from '../form.ts';

export const demandNotice = form({
  docType: 'demandNotice',
  layout: 'outward',
  heading: '履行义务催告书',
  numbering: outward('催'),
  issues: 'penalty',
  silent: ['rights', 'warning'],
  body: [
    text('{partyName}：', 'flush'),
    text('本机关作出的{decisionRef}，你（单位）至今未履行下列义务：'),
    prose('obligation'),
    text('请于{due}前履行。履行方式：{method}。'),
    table('amounts', '应缴金额'),
    text('你（单位）收到本催告书后有权进行陈述和申辩。'),
    text(
      '逾期仍不履行的，本机关将依法强制执行；应当申请人民法院强制执行的，本催告书送达十日后仍未履行的，本机关将申请人民法院强制执行。',
    ),
    text('联系人：{contactPerson}　联系电话：{contactPhone}　地址：{contactAddress}', 'flush'),
    seal,
  ],
  takes: {
    amounts: ['case.demandAmounts'],
    decisionRef: ['penaltyDecision#number'],
    obligation: ['case.obligation'],
    method: ['agency.paymentMethod'],
    due: ['period.demand'],
  },
  starts: {
    warning: '送达十日后仍未履行将申请人民法院强制执行',

    rights: '陈述、申辩',
  },
});
