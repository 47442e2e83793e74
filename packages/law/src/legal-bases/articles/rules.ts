import { articlesOf } from './write.ts';

const measures = articlesOf({
  law: '生态环境行政处罚办法',
  source: '转载文本的摘要，条号未全部核实',
  effectiveFrom: '2023-07-01',
  repealedOn: null,
  certainty: 'secondhand',
});
const daily = articlesOf({
  law: '环境保护主管部门实施按日连续处罚办法',
  source: '环境保护部令第28号，摘要',
  effectiveFrom: '2015-01-01',
  repealedOn: null,
  certainty: 'text',
});
const outfalls = articlesOf({
  law: '入河排污口监督管理办法',
  source: '条文未收录，请查阅生态环境部令第35号',
  effectiveFrom: '2025-01-01',
  repealedOn: null,
  certainty: 'unverified',
});
const gist = { kind: 'gist' } as const;

/** Departmental rules: only what they come to. */
export const ruleArticles = [
  measures(9, '责令改正可以单独下达，也可以与行政处罚一并下达，不适用处罚程序。', gist),
  measures(18, '发现线索经初步审查，十五日内决定是否立案；特殊情况经负责人批准，可以延长十五日。', gist),
  measures(38, '调查终结制作调查报告；本案调查人员不得作为本案审查人员。', gist),
  measures(44, '当事人收到告知书之日起五日内可以陈述、申辩。', gist),
  measures(52, '情节复杂或者重大违法行为，由负责人集体讨论决定：罚没五十万元以上、吊销许可证件、停产关闭等。', gist),
  measures(
    57,
    '自立案之日起九十日内作出决定；负责人批准延长三十日，特别复杂的集体讨论再延长不超过三十日；中止、听证、公告、监测、评估、鉴定、认定、送达等时间不计入。',
    gist,
  ),
  measures(68, '当场处罚全过程制作笔录，三日内备案。', gist),
  measures(89, '“较大数额”“较大价值”：公民五千元以上、法人或者其他组织二十万元以上；地方另有规定的从其规定。', gist),
  daily(10, '自责令改正决定书送达之日起三十日内，以暗查方式复查。', gist),
  daily(17, '计罚日数自责令改正决定书送达之次日起，至复查发现违法行为之日止。', gist),
  daily(19, '按日连续处罚每日的罚款数额，为原处罚决定书确定的罚款数额。', gist),
  outfalls(11, '条文未收录。', gist),
  outfalls(13, '条文未收录。', gist),
  outfalls(14, '条文未收录。', gist),
  outfalls(20, '条文未收录。', gist),
];
