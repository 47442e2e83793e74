import { form, outward, rows, seal, table, text } from '../form.ts';

export const expertCommission = form({
  docType: 'expertCommission',
  layout: 'outward',
  numbering: outward('委鉴'),
  issues: 'inspection',
  body: [
    text('因办理案件需要，委托下列机构进行检测（鉴定）。'),
    rows(['agency'], ['validTo'], ['items']),
    table('materials', '送检材料'),
    rows(['due'], ['fee']),
    text('负责人意见：{headOpinion}', 'note'),
    seal,
  ],
  takes: {
    materials: ['derived.samples'],
    items: ['derived.sampleItems'],
  },
});
