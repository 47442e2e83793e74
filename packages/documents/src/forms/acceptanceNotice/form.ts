import { form, outward, prose, rows, seal, text } from '../form.ts';

export const acceptanceNotice = form({
  docType: 'acceptanceNotice',
  layout: 'outward',
  numbering: outward('受'),
  body: [
    text('{partyName}：', 'flush'),
    text('经审查，你（单位）的申请材料齐全，符合法定形式，本机关决定予以受理。'),
    rows(['acceptedOn'], ['dueOn']),
    prose('excluded', '不计入期限：'),
    text('联系人：{contactPerson}　联系电话：{contactPhone}　地址：{contactAddress}', 'flush'),
    seal,
  ],
  takes: {
    dueOn: ['period.permit'],
    acceptedOn: ['today'],
  },
  starts: {
    excluded: '听证、检验、鉴定、专家评审所需时间不计入期限',
  },
});
