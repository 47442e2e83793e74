import { form, internal, rows, signatures, signed, table } from '../form.ts';

export const expertOpinion = form({
  docType: 'expertOpinion',
  layout: 'form',
  heading: '检测报告',
  numbering: internal('BG'),
  body: [
    rows(['agency'], ['qualification'], ['client'], ['items'], ['sampledOn', 'issuedOn']),
    table('results', '结果'),
    table('appraisers', '鉴定人'),
    signatures(signed('编制人', '编制'), signed('审核人', '审核'), signed('签发人', '签发')),
  ],
  takes: {
    items: ['derived.testItems'],
    results: ['derived.testResults'],
    sampledOn: ['sampleCollectionRecord#date', 'samplingItemList#date'],
    issuedOn: ['today'],
    client: ['agency.regulator'],
    agency: ['expertCommission.agency'],
  },
});
