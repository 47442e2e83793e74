import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { film } from './desk/film.ts';
import { handOver, listed, redo } from './desk/looks.ts';
import { Office } from './desk/office.ts';

/** A penalty on the spot, told on the phone of the officer who is there, from the gate of the plant to the archive. */
let office: Office;
const [decision, siteRecord, receipt] = ['当场行政处罚决定书（简易程序）', '现场检查（勘察）笔录', '送达回证'];
const informed = {
  是否出示执法证件: true,
  出示证件情况: { 出示时间: '2026-05-13 10:05', 方式: '两名执法人员当面出示证件', 对方确认: '乔石生已确认' },
  权利义务告知: ['申请回避', '陈述', '申辩', '配合义务'],
};

beforeAll(async () => {
  office = await Office.open('SP-2-summary-onspot-fine', '2026-05-13T10:00+08:00', {
    秦松年: { role: '档案管理人员', offices: ['archivist'] },
  });
});
afterEach(({ task }) => office.leaveScreens(task.result?.state === 'fail'));
afterAll(() => office?.close());

test('two officers show who they are, tell the rights, write down what they see and hear the party, all on the phone', async () => {
  const officer = await office.at('李卓然', 'phone');
  await officer.takeIn('依职权', {
    案由: '抚松县北泉山野菜加工有限公司未按规定填报排污登记表案',
    程序: '行政处罚（简易程序）',
    一同承办: ['周牧'],
    当事人: '抚松县北泉山野菜加工有限公司',
    统一社会信用代码: '91229900MA0TP00264',
    '法定代表人（负责人）': '乔石生',
    职务: '执行董事',
    住所地: '抚松县北岔沟林场（虚构）42公里处',
    联系电话: '0439-0000200',
  });
  await office.clock.set('2026-05-13T10:05+08:00');
  await officer.start('出示执法证件、表明身份');
  await officer.step('到达现场并表明身份', {
    已出示执法证件: true,
    告知用语: '这是我们的执法证件，本次执法全程录音录像。',
  });
  await office.clock.set('2026-05-13T10:07+08:00');
  await officer.start('告知权利义务');
  await officer.step('出示证件并告知权利义务', { 已出示执法证件: true });
  await officer.drawUp('权利（义务）告知书');
  await officer.sign('执法人员');
  await officer.sign('执法人员', '周牧');
  await officer.sign('当事人（签收）', '乔石生');
  expect((await officer.barred('填写当场处罚决定书')).join('')).toContain('怎样补正');
  await office.clock.set('2026-05-13T10:42+08:00');
  await officer.start('现场检查');
  await officer.step('现场检查（勘验）', {
    开始时间: '2026-05-13 10:10',
    结束时间: '2026-05-13 10:42',
    已出示执法证件: true,
  });
  await officer.drawUp(siteRecord, {
    ...informed,
    现场负责人: { 姓名: '乔石生', 职务: '执行董事' },
    建设生产情况: '山野菜蒸煮、烘干，2025年11月投产',
    环保手续: '平台查询未见排污登记回执',
    污染物产生与治理设施: '沉淀池 1 座，蒸煮废水经沉淀后回用',
    违法情况: '2025年11月投产至今未填报排污登记表',
  });
  await officer.sign('当事人（现场负责人）', '乔石生');
  await officer.sign('检查人');
  await officer.sign('检查人', '周牧');
  await office.clock.set('2026-05-13T10:50+08:00');
  await officer.start('当场告知拟处罚的内容和权利');
  await officer.step('送达事先告知书', { 一句话说明: '口头告知拟处罚的事实、理由、依据和陈述申辩权' });
  await officer.start('听取陈述、申辩');
  await officer.step('听取陈述申辩', {
    陈述申辩内容: '不知道需要填报，愿意立即补报，请求从轻',
    记载于: '当场处罚决定书陈述申辩栏',
  });
  await office.clock.set('2026-05-13T10:54+08:00');
  await officer.start('当场复核');
  await officer.step('复核陈述申辩', { 是否采纳: '部分采纳', 理由: '首次、情节轻微且愿立即补报，予以从轻' });
});

test('a fine above the limit is refused with its article; redone within it the decision goes out and is handed over', async () => {
  await office.clock.set('2026-05-13T10:58+08:00');
  const officer = await office.at('李卓然', 'phone');
  await officer.start('填写当场处罚决定书');
  await officer.drawUp(decision, {
    处理依据: ['《排污许可管理条例》第四十三条', '《中华人民共和国行政处罚法》第五十一条'],
    '处罚种类、数额': { 种类: '罚款', 数额: '5000', 数额大写: '伍仟元整' },
    缴款方式: '当场收缴',
    过程笔录: '现场检查（勘察）笔录',
    易引发争议: true,
    易引发争议的情形: '当场收缴罚款',
  });
  await officer.sign('执法人员');
  await officer.sign('执法人员', '周牧');
  const refused = (await officer.refusedToIssue(decision)).join('');
  expect(refused).toContain('罚款 5000 元超过 3000 元，不能当场处罚');
  expect(refused).toContain('制度第十七条');
  expect(refused).toContain('怎样补正');
  await redo(officer, decision);
  await officer.drawUp(decision, { '处罚种类、数额': { 数额: '1000', 数额大写: '壹仟元整' } });
  await officer.sign('执法人员');
  await officer.sign('执法人员', '周牧');
  await officer.sign('当事人签收', '乔石生');
  await officer.issue(decision);
  // the number that was kept for the refused version is not lost
  await officer.page.locator('.fact__tags', { hasText: '环当罚〔2026〕1号' }).waitFor();
  await office.clock.set('2026-05-13T11:00+08:00');
  await listed(officer, '/service');
  await officer.start('当场交付决定书');
  await officer.step('送达', { 方式: '直接送达' });
  await officer.drawUp(receipt, { 代收人及与受送达人关系: '乔石生，法定代表人' });
  await officer.sign('受送达人（代收人）', '乔石生');
  await officer.sign('送达人');
  await officer.sign('送达人', '周牧');
});

test('the fine is taken on the spot with its ground, the correction ordered and served, the course written down and filmed', async () => {
  await office.clock.set('2026-05-13T11:08+08:00');
  const officer = await office.at('李卓然', 'phone');
  await officer.start('当场收缴罚款');
  await officer.step('当场收缴罚款', { '金额（元）': '1000' });
  await officer.drawUp('当场收缴罚款记录', {
    当场收缴情形: '边远水上交通不便且当事人提出',
    当事人提出: '距最近银行网点 71 公里，本人请求当场缴纳',
    专用票据号: 'No.0000001（虚构）',
  });
  await officer.sign('当事人', '乔石生');
  await officer.sign('执法人员');
  await officer.sign('执法人员', '周牧');
  await office.clock.set('2026-05-13T11:15+08:00');
  await officer.start('责令改正');
  await officer.drawUp('责令改正违法行为决定书', {
    违反条款: ['《排污许可管理条例》第二十四条第三款'],
    处理依据: ['《中华人民共和国行政处罚法》第二十八条第一款'],
    改正内容: '填报排污登记表',
    改正期限: '2026-05-26',
    逾期后果: '逾期不改正的，依法处理',
  });
  await officer.sign('执法人员');
  await officer.sign('执法人员', '周牧');
  await officer.issue('责令改正违法行为决定书');
  await officer.start('责令改正');
  await officer.step('责令改正');
  await office.clock.set('2026-05-13T11:18+08:00');
  await officer.start('送达责令改正决定书');
  await officer.step('送达责令改正决定书');
  await officer.drawUp(receipt, { 送达方式: '直接', 代收人及与受送达人关系: '乔石生，法定代表人' });
  await officer.sign('受送达人（代收人）', '乔石生');
  await officer.sign('送达人');
  await officer.sign('送达人', '周牧');
  await office.clock.set('2026-05-13T11:20+08:00');
  await officer.step('制作当场处罚过程笔录', { 开始时间: '2026-05-13 10:44', 结束时间: '2026-05-13 11:19' });
  await officer.paperOf('制作当场处罚过程笔录', siteRecord);
  await officer.drawUp(siteRecord, informed);
  await officer.sign('当事人（现场负责人）', '乔石生');
  await officer.sign('检查人');
  await officer.sign('检查人', '周牧');
  await office.clock.set('2026-05-13T11:30+08:00');
  const [device, certificate] = ['FSHB-DSJ-07', '吉F00000003（虚构）'];
  const whole = film(office.folder, { device, certificate, from: '2026-05-13T10:03', to: '2026-05-13T11:22' });
  await officer.handIn(['现场检查（勘验）', '当场收缴罚款', '制作当场处罚过程笔录'], whole);
});

test('the fine is handed in and banked, the penalty filed with the agency and published, each in its term', async () => {
  await office.clock.set('2026-05-14T09:00+08:00');
  const officer = await office.at('李卓然');
  await officer.start('罚款交机关');
  await officer.step('当场收缴的罚款交机关', { '金额（元）': '1000', 接收人: '分局财务', 收缴日: '2026-05-13' });
  await officer.start('备案');
  await officer.drawUp('当场行政处罚备案表', { 备案意见: '符合简易程序条件，报请备案' });
  await officer.sign('执法人员');
  await officer.sign('执法人员', '周牧');
  const clerk = await office.at('陈若溪');
  await clerk.openToSign('当场行政处罚备案表');
  await clerk.sign('接收备案人');
  await (await office.at('高明远', 'phone')).approve('当场行政处罚备案表', '同意备案');
  await office.clock.set('2026-05-15T10:00+08:00');
  const cashier = await office.at('李卓然');
  await cashier.start('罚款缴付银行');
  await cashier.step('罚款缴付银行', { '金额（元）': '1000' });
  await cashier.start('记录履行情况');
  await cashier.step('记录履行情况');
  await cashier.drawUp('行政决定履行情况记录', {
    履行情况: [{ 义务: '罚款1000元', 实际履行日: '2026-05-13', 状态: '已履行' }],
  });
  await cashier.sign('承办人');
  await office.clock.set('2026-05-20T10:00+08:00');
  const publisher = await office.at('李卓然');
  await publisher.start('公示处罚决定');
  await publisher.drawUp('行政执法决定公开审核表', { 公开时间: '2026-05-20 10:00' });
  for (const [name, role] of [
    ['林知远', '法制科'],
    ['陈若溪', '保密审查'],
  ] as const) {
    const reviewer = await office.at(name);
    await reviewer.openToSign('行政执法决定公开审核表');
    await reviewer.sign(role);
  }
  const again = await office.at('李卓然');
  await again.start('公示处罚决定');
  await again.step('公开', { 公开渠道: '分局网站' });
});

test('what was to be corrected is looked at again, the case closed by its four hands and archived by the archivist', async () => {
  await office.clock.set('2026-05-27T09:50+08:00');
  const officer = await office.at('李卓然');
  await officer.start('复查改正情况');
  await officer.step('复查改正情况', {
    开始时间: '2026-05-27 09:30',
    结束时间: '2026-05-27 09:45',
    已出示执法证件: true,
  });
  await officer.drawUp('复查笔录', {
    结论: '已改正',
    复查方式: '平台核验',
    改正情况: [{ 现状: '平台已生成登记回执' }],
    出示证件情况: { 出示时间: '2026-05-27 09:30', 方式: '说明身份、姓名和证号', 对方确认: '电话中已确认' },
    拒绝签名的注明: '平台核验，当事人不在场，已电话告知复查结果',
  });
  await officer.sign('复查人');
  await officer.sign('复查人', '周牧');
  await office.clock.set('2026-05-27T16:00+08:00');
  const closer = await office.at('李卓然');
  await closer.start('结案');
  await closer.drawUp('结案审批表', {
    承办人意见: '罚款已缴清并已改正，建议结案',
    执行情况及凭证: '当场收缴罚款记录、缴付银行凭证、复查笔录',
    结案情形: '履行完毕',
  });
  await closer.sign('承办人');
  for (const [name, opinion] of [
    ['韩立新', '同意报批结案'],
    ['林知远', '材料齐全，同意结案'],
    ['高明远', '同意结案归档'],
  ] as const)
    await (await office.at(name)).approve('结案审批表', opinion);
  const last = await office.at('李卓然');
  await last.start('结案');
  await last.step('结案', { 终结日: '2026-05-27', 结案方式: '履行完毕' });
  await office.clock.set('2026-06-10T10:00+08:00');
  const archivist = await handOver(office, '李卓然', '秦松年');
  expect(await archivist.breaches()).toEqual([]);
  expect(office.errors).toEqual([]);
});
