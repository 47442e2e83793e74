import { form, outward, rows, seal, text } from '../form.ts';

export const permitHearingNotice = form({
  docType: 'permitHearingNotice',
  layout: 'outward',
  heading: '行政许可听证告知书',
  numbering: outward('听许'),
  body: [
    text('{partyName}：', 'flush'),
    text('本机关对有关行政许可事项举行听证，特此告知。'),
    rows(['hearingInfo']),
    text('联系人：{contactPerson}　联系电话：{contactPhone}　地址：{contactAddress}', 'flush'),
    seal,
  ],
});
