import { form, outward, prose, seal, text } from '../form.ts';

export const interestedPartyNotice = form({
  docType: 'interestedPartyNotice',
  layout: 'outward',
  numbering: outward('告'),
  body: [
    text('{partyName}：', 'flush'),
    prose('impact', '许可事项及影响：'),
    prose('rights', '权利：'),
    text('你（单位）有权在收到本告知书之日起五日内提出陈述、申辩或者听证申请，逾期视为放弃。'),
    text('期限至{defenceDue}。'),
    text('告知方式：{method}。'),
    text('联系人：{contactPerson}　联系电话：{contactPhone}　地址：{contactAddress}', 'flush'),
    seal,
  ],
  starts: {
    rights: '五日内提出陈述、申辩或者听证申请',
    method: '书面',
  },
});
