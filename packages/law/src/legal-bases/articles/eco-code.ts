import { articlesOf, fineOf } from './write.ts';

const code = articlesOf({
  law: '生态环境法典',
  source: '2026-03-12 通过，以公布文本为准',
  effectiveFrom: '2026-08-15',
  repealedOn: null,
  certainty: 'text',
});
const gist = { kind: 'gist' } as const;

/** 生态环境法典: one article in its words; of the others what they come to, to be read in the published text before it is cited. */
export const ecoCodeArticles = [
  code(51, '现场检查权；检查中知悉的商业秘密、隐私、个人信息应当保守。', gist),
  code(
    52,
    '造成或者可能造成严重后果，或者证据可能灭失、被隐匿的，可以查封、扣押有关场所、船舶、设施、设备、工具、物品。',
    gist,
  ),
  code(
    53,
    '设区的市级人民政府生态环境主管部门设立的派出机构，可以以自己的名义依法实施现场检查、查封、扣押、代履行和行政处罚。',
    { kind: 'text' },
  ),
  code(102, '环境影响报告书自收到之日起六十日内、报告表三十日内作出审批决定。', { ...gist, part: '第二款' }),
  code(146, '实名举报的，无论是否启动，均应反馈处理结果等情况，并为举报人保密。', { ...gist, part: '第一款' }),
  code(
    1054,
    '造成环境污染、生态破坏等危害后果的违法行为在五年内、其他违法行为在二年内未被发现的，不再给予行政处罚。',
    gist,
  ),
  code(
    1057,
    '行为发生在施行前的，适用行为发生时的法律、法规、规章；新的规定处罚较轻或者不认为是违法的，适用新的规定（从旧兼从轻）。',
    gist,
  ),
  code(
    1060,
    '违法排放、倾倒、处置污染物等受到罚款处罚、被责令改正的，作出处罚的部门应当组织复查；发现继续实施、拒不改正、拒绝或者阻挠复查的，可以自责令改正之日的次日起，按原罚款数额按日连续处罚，并及时制止。',
    gist,
  ),
  code(1083, '涉嫌犯罪的，移送有侦查、调查职权的机关。', { ...gist, part: '第二款' }),
  code(1095, '未批先建，被责令停止建设而拒不执行的，移送公安机关处以拘留。', {
    ...gist,
    part: '第二款',
    certainty: 'secondhand',
  }),
  code(1102, '无证排污，被责令停止排污而拒不执行的，移送公安机关处以拘留。', { ...gist, certainty: 'secondhand' }),
  code(1103, '超过许可排放浓度、许可排放量排放污染物的罚则：罚款十万元以上一百万元以下。', {
    ...gist,
    certainty: 'secondhand',
    fine: fineOf(10, 100),
  }),
  code(1107, '超过污染物排放标准排放污染物的罚则。', { ...gist, certainty: 'secondhand' }),
  code(1108, '以逃避监管的方式排放污染物的罚则，并可移送公安机关处以拘留。', { ...gist, certainty: 'secondhand' }),
  code(
    1229,
    '以拖延、围堵、滞留等方式拒绝、阻挠检查，弄虚作假或者拒不提供必要资料的，处五万元以上二十万元以下的罚款；对责任人员处五千元以上五万元以下的罚款；违反治安管理的移送公安机关。',
    { ...gist, fine: fineOf(5, 20) },
  ),
  code(
    1242,
    '自施行之日起废止环境保护法、环境影响评价法、海洋环境保护法、大气污染防治法、水污染防治法、土壤污染防治法、固体废物污染环境防治法、噪声污染防治法、放射性污染防治法、清洁生产促进法。',
    gist,
  ),
];
