import { form, outward, prose, seal, text } from '../form.ts';

export const nonInitiationNotice = form({
  docType: 'nonInitiationNotice',
  layout: 'outward',
  heading: '不予启动行政执法程序告知书',
  numbering: outward('不启告'),
  body: [
    text('{addressee}：', 'flush'),
    text('你反映的事项，本机关经审查决定不予启动行政执法程序，现告知如下。'),
    prose('reason', '不启动理由：'),
    prose('remedy', '救济/反映途径：'),
    text('联系人：{contactPerson}　联系电话：{contactPhone}　地址：{contactAddress}', 'flush'),
    seal,
  ],
});
