import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { film } from './desk/film.ts';
import { handOver } from './desk/looks.ts';
import { Office } from './desk/office.ts';

/** Things sealed at once because it was urgent, approved within a day, held for thirty days and thirty more, and given back. */
let office: Office;
const [approval, siteRecord, list] = ['查封（扣押）审批表', '查封（扣押）现场笔录', '查封（扣押）清单'];
const filing = '行政执法程序启动（立案）审批表';
const [decision, extension, release] = [
  '查封（扣押）决定书',
  '查封（扣押）延期审批表及通知书',
  '解除查封（扣押）决定书（含清单）',
];
const party = '抚松县松江洗煤厂（虚构）';

beforeAll(async () => {
  office = await Office.open('SP-1-ordinary-water-pollution', '2026-04-08T10:10+08:00', {
    秦松年: { role: '档案管理人员', offices: ['archivist'] },
  });
});
afterEach(({ task }) => office.leaveScreens(task.result?.state === 'fail'));
afterAll(() => office?.close());

test('nothing is sealed without approval but in urgency; what is done at once is written down, listed, filmed and decided', async () => {
  const officer = await office.at('赵启明', 'phone');
  await officer.takeIn('依职权', {
    案由: '抚松县松江洗煤厂涉嫌通过暗管排放强酸废液案',
    程序: '查封、扣押',
    一同承办: ['孙晓岚'],
    当事人: party,
    统一社会信用代码: '91229900MA0TP00189',
    '法定代表人（负责人）': '洗大成',
    职务: '厂长',
    住所地: '抚松县松江河镇（虚构）河沿路3号',
    联系电话: '0439-0000900',
  });
  const barred = (await officer.barred('实施查封、扣押')).join('');
  expect(barred).toContain('行政强制法第十八条');
  expect(barred).toContain('二十四小时内报告、补办批准手续');
  await office.clock.set('2026-04-08T10:18+08:00');
  await officer.step('出示证件并告知权利义务', { 已出示执法证件: true });
  await officer.paperOf('出示证件并告知权利义务', '权利（义务）告知书');
  await officer.drawUp('权利（义务）告知书');
  await officer.sign('当事人（签收）', '洗大成');
  await officer.sign('执法人员');
  await officer.sign('执法人员', '孙晓岚');
  await office.clock.set('2026-04-08T11:05+08:00');
  await officer.step('实施查封、扣押', {
    开始时间: '2026-04-08 10:20',
    结束时间: '2026-04-08 11:00',
    已出示执法证件: true,
    '情况紧急，当场实施': true,
    报告时间: '2026-04-08 10:15',
  });
  await officer.paperOf('实施查封、扣押', siteRecord);
  await officer.drawUp(siteRecord, {
    地点: '洗煤车间西侧泵房',
    是否通知当事人到场: true,
    '当场告知理由、依据、权利、救济': '已当场告知查封的理由、依据、陈述申辩权和救济途径',
    陈述申辩内容: '未提出陈述申辩',
    是否出示执法证件: true,
    出示证件情况: { 出示时间: '2026-04-08 10:20', 方式: '两人当面出示证件', 对方确认: '洗大成已确认' },
  });
  await officer.sign('当事人', '洗大成');
  await officer.sign('执法人员');
  await officer.sign('执法人员', '孙晓岚');
  await officer.paperOf('实施查封、扣押', list);
  await officer.drawUp(list, {
    明细: [
      { 名称: '耐酸泵', 数量: '1', 单位: '台', 存放地点: '洗煤车间西侧泵房', 封条号: '封0001' },
      { 名称: '暗管阀门', 数量: '2', 单位: '只', 存放地点: '洗煤车间西侧泵房', 封条号: '封0002' },
    ],
  });
  await officer.sign('当事人', '洗大成');
  await officer.sign('执法人员');
  await officer.sign('执法人员', '孙晓岚');
  const [device, certificate] = ['FSHB-DSJ-07', '吉F00000001（虚构）'];
  const whole = film(office.folder, { device, certificate, from: '2026-04-08T10:15', to: '2026-04-08T11:04' });
  await officer.handIn('实施查封、扣押', whole);
});

test('the approval follows within twenty-four hours, by the head on the phone; the decision goes out and what is held is listed', async () => {
  await office.clock.set('2026-04-08T14:00+08:00');
  const officer = await office.at('赵启明');
  await officer.start('补办批准手续');
  await officer.drawUp(approval, {
    '启动原因（理由）': '正在通过暗管排放强酸废液，不立即查封将造成严重污染',
    依据: ['《中华人民共和国水污染防治法》第八十三条', '《中华人民共和国行政强制法》第十九条'],
    是否紧急当场实施: true,
    实施时间: '2026-04-08 10:20',
    期限起: '2026-04-08',
    期限止: '2026-05-08',
    承办人意见: '情况紧急已当场实施，报请补办批准',
  });
  await officer.sign('承办人');
  await officer.sign('承办人', '孙晓岚');
  await (await office.at('韩立新')).approve(approval, '情况属实，同意报批');
  await (await office.at('高明远', 'phone')).approve(approval, '同意补办，依法查封');
  const again = await office.at('赵启明');
  await again.paperOf('实施查封、扣押', decision);
  await again.drawUp(decision, {
    违反条款: ['《中华人民共和国水污染防治法》第三十九条'],
  });
  await again.sign('受送达人（签名或者盖章）', '洗大成');
  await again.issue(decision);
  await again.look('证据');
  const held = again.page.getByRole('region', { name: '查封、扣押的财物' });
  await held.getByText('耐酸泵').waitFor();
  expect(await held.getByText(/在押/).count()).toBe(2);
});

test('within fifteen days of the clue it is decided that the matter is filed', async () => {
  await office.clock.set('2026-04-10T09:00+08:00');
  const officer = await office.at('赵启明');
  await officer.drawUp(filing, {
    启动方式: '普通',
    启动原因: '暗管排放强酸废液，已依法查封，涉嫌违反水污染防治法',
    承办人意见: '符合立案条件，建议立案',
  });
  await officer.sign('承办人');
  await (await office.at('韩立新')).approve(filing, '同意立案，由赵启明、孙晓岚承办');
  await (await office.at('林知远')).approve(filing, '属本机关管辖，同意');
  await (await office.at('高明远')).approve(filing, '同意立案');
});

test('it is extended once, before it ends; a second time is refused with its article', async () => {
  await office.clock.set('2026-05-06T09:00+08:00');
  const officer = await office.at('赵启明');
  await officer.start('延长查封、扣押');
  await officer.drawUp(extension, { 延长理由: '暗管走向需开挖查明，案情复杂', 延长至: '2026-06-06' });
  await officer.sign('受送达人', '洗大成');
  await (await office.at('高明远')).approve(extension, '同意延长三十日');
  const again = await office.at('赵启明');
  await again.issue(extension);
  const barred = (await again.barred('延长查封、扣押')).join('');
  expect(barred).toContain('不得超过六十日');
  expect(barred).toContain('行政强制法第二十五条');
  expect(barred).toContain('怎样补正');
});

test('the things are given back by their list, the release served, the case closed and archived', async () => {
  await office.clock.set('2026-05-28T10:00+08:00');
  const officer = await office.at('赵启明');
  await officer.start('解除查封、扣押');
  await officer.drawUp(release, { '解除理由、依据': '暗管已拆除，不再需要查封（行政强制法第二十八条）' });
  await officer.sign('受送达人（签名或者盖章）', '洗大成');
  await (await office.at('高明远')).approve(release, '同意解除并退还');
  const again = await office.at('赵启明');
  await again.issue(release);
  await again.look('证据');
  const held = again.page.getByRole('region', { name: '查封、扣押的财物' });
  await held
    .getByText(/已退还/)
    .first()
    .waitFor();
  expect(await held.getByText(/在押/).count()).toBe(0);
  await again.serve(release, '直接送达', {}, { 代收人及与受送达人关系: '洗大成，法定代表人' });
  await again.sign('受送达人（代收人）', '洗大成');
  await again.sign('送达人');
  await again.sign('送达人', '孙晓岚');
  await again.start('办结');
  await again.drawUp('结案审批表', {
    承办人意见: '已解除查封并退还，建议办结',
    '处理过程、文书文号、结果': '紧急查封、补办批准、延长一次后解除并退还',
    执行情况及凭证: '解除决定书、送达回证',
    结案情形: '办结',
  });
  await again.sign('承办人');
  for (const [name, opinion] of [
    ['韩立新', '同意报批办结'],
    ['林知远', '材料齐全，同意办结'],
    ['高明远', '同意办结归档'],
  ] as const)
    await (await office.at(name)).approve('结案审批表', opinion);
  const last = await office.at('赵启明');
  await last.start('办结');
  await last.step('结案', { 终结日: '2026-05-28', 结案方式: '办结' });
  await office.clock.set('2026-06-10T10:00+08:00');
  const archivist = await handOver(office, '赵启明', '秦松年');
  expect(await archivist.breaches()).toEqual([]);
  expect(office.errors).toEqual([]);
});
