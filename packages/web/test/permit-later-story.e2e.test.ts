import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Desk } from './desk/desk.ts';
import { reached } from './desk/looks.ts';
import { Office } from './desk/office.ts';

/** What becomes of permits that were granted before: one renewed by silence, one revoked and taken off the register, one withdrawn. */
let office: Office;
const name = '抚松县参乡源人参种植专业合作社';
const holder = {
  统一社会信用代码: '93229900MA0TP0034Q',
  '法定代表人（负责人）': '谷长河',
  职务: '理事长',
  住所地: '抚松县白桦甸村（虚构）6组',
  联系电话: '0439-0000300',
};
const approval = '案件处理内部审批表';
const receipt = '申请材料接收凭证（收件回执）';
const decision = '许可变更/延续/撤回/撤销/注销决定书';
const screens = process.env.LIUHEN_SCREENS;

beforeAll(async () => {
  office = await Office.open('SP-3-permit-oral-application', '2026-06-01T09:05+08:00');
});
afterEach(({ task }) => office.leaveScreens(task.result?.state === 'fail'));
afterAll(() => office?.close());

/** Where `LIUHEN_SCREENS` names a folder, the page as it stands. */
async function look(desk: Desk, name: string): Promise<void> {
  if (screens === undefined) return;
  mkdirSync(screens, { recursive: true });
  await desk.page.screenshot({ path: join(screens, `${name}.png`), fullPage: true });
}

async function approved(drawnUpBy: string, opinion: string): Promise<void> {
  const officer = await office.at(drawnUpBy);
  await officer.start('负责人审批');
  await officer.drawUp(approval, { 承办人意见: opinion, 审批事项: '许可决定' });
  await officer.sign('承办人');
  await (await office.at('韩立新')).approve(approval, '同意，报负责人审批');
  await (await office.at('高明远')).approve(approval, `同意：${opinion}`);
}

test('a renewal says until when the old permit holds; the day after, silence has granted it (行政许可法第五十条)', async () => {
  const officer = await office.at('李卓然');
  await officer.takeIn('依申请', {
    申请人: name,
    ...holder,
    事由: '参乡源合作社申请延续入河排污口设置许可',
    与已有许可的关系: '延续已有的许可',
    原许可文号: '白山环许〔2021〕3号',
    原许可有效期末日: '2026-07-31',
    申请内容: '原许可到期后继续使用排污口',
  });
  await reached(officer, '形式审查');
  await officer.drawUp('申请登记表', {
    申请方式: '书面',
    申请事项名称及编码: '入河排污口设置审批（延续）',
    材料清单: [{ 名称: '延续申请书', 份数: '1', '原件/复印件': '原件', 页数: '3' }],
    初步处理意见: ['受理'],
  });
  await officer.sign('受理人');
  await officer.start('出具收件凭证');
  await officer.drawUp(receipt);
  await officer.sign('申请人', '谷长河');
  await officer.issue(receipt);
  await officer.start('受理');
  await officer.drawUp('受理通知书');
  await officer.issue('受理通知书');
  await reached(officer, '实质审查');
  await look(officer, 'renewal-open');
  expect((await officer.barred('作出延续许可决定')).join('')).toContain('没有审查意见');
  await office.clock.set('2026-08-01T09:00+08:00');
  const late = await office.at('李卓然');
  await reached(late, '视为准予延续');
  await look(late, 'renewal-deemed');
  expect((await late.barred('办理延续手续（视为准予延续）')).join('')).toContain('制度第十六条');
  await approved('李卓然', '逾期未决定，视为准予延续，办理延续手续');
  const writing = await office.at('李卓然');
  await writing.start('办理延续手续（视为准予延续）');
  await writing.drawUp(decision, {
    原许可文号: '白山环许〔2021〕3号',
    决定类型: '延续',
    理由: '有效期届满前未作决定，依法视为准予延续',
    依据: ['《中华人民共和国行政许可法》第五十条第二款'],
  });
  await writing.issue(decision);
  expect((await writing.breaches()).join('')).toContain('视为准予延续');
});

test('a permit got by fraud is revoked when its holder was heard, and taken off the register (行政许可法第六十九条、第七十条)', async () => {
  await office.clock.set('2026-08-03T09:00+08:00');
  const officer = await office.at('李卓然');
  await officer.takeIn('依职权', {
    案由: '参乡源合作社隐瞒取水口位置取得入河排污口设置许可',
    程序: '撤销行政许可',
    '撤销的情形（行政许可法第六十九条）': '以欺骗、贿赂等不正当手段取得',
    由谁提出: '依职权',
    原许可文号: '白山环许〔2021〕3号',
    作出原许可的机关: '白山市生态环境局',
    当事人: name,
    ...holder,
    一同承办: ['周牧'],
  });
  await reached(officer, '核实并听取意见（撤销）');
  await look(officer, 'revocation-open');
  expect((await officer.barred('作出撤销许可决定')).join('')).toContain('尚未告知被许可人陈述、申辩的权利');
  await officer.start('告知被许可人陈述、申辩权');
  await officer.step('出示证件并告知权利义务', { 已出示执法证件: true });
  await officer.drawUp('权利（义务）告知书', { 告知方式: ['书面'], 告知权利: ['陈述', '申辩', '申请回避'] });
  await officer.signAll('谷长河');
  const partner = await office.at('周牧');
  await partner.openToSign('权利（义务）告知书');
  await partner.sign('执法人员');
  const hearing = await office.at('李卓然');
  await hearing.start('听取陈述、申辩');
  await hearing.step('听取陈述申辩', { 陈述申辩内容: '承认提交的论证报告没有标注下游取水口' });
  await hearing.drawUp('陈述申辩笔录', {
    地点: '本局办公楼 203 室',
    对应告知书: '权利（义务）告知书',
    是否放弃: false,
    '事实、理由、证据': [{ 主张: '论证报告没有标注取水口', 理由: '委托单位疏漏' }],
  });
  await hearing.signAll('谷长河');
  const second = await office.at('周牧');
  await second.openToSign('陈述申辩笔录');
  await second.sign('听取人');
  const examiner = await office.at('李卓然');
  await examiner.start('提出审查意见');
  await examiner.step('审查', { 一句话说明: '论证报告隐瞒取水口，应当撤销' });
  await approved('李卓然', '以欺骗手段取得许可，应当撤销');
  const writing = await office.at('李卓然');
  await writing.start('作出撤销许可决定');
  await writing.drawUp(decision, {
    原许可文号: '白山环许〔2021〕3号',
    决定类型: '撤销',
    理由: '隐瞒下游取水口，以欺骗手段取得许可',
    依据: ['《中华人民共和国行政许可法》第六十九条第二款'],
  });
  await writing.issue(decision);
  await writing.start('送达许可决定、证件');
  await writing.step('送达', { 方式: '直接送达' });
  await writing.drawUp('送达回证', { 送达方式: '直接', 代收人及与受送达人关系: '谷长河，法定代表人' });
  // a receipt that nobody has signed serves nobody: the case stands where it stood
  await writing.comeIn();
  await writing.page
    .getByRole('region', { name: '下一步' })
    .getByRole('button', { name: '送达许可决定、证件' })
    .waitFor();
  await writing.openToSign('送达回证');
  await writing.sign('受送达人（代收人）', '谷长河');
  await writing.sign('送达人');
  const fellow = await office.at('周牧');
  await fellow.openToSign('送达回证');
  await fellow.sign('送达人');
  expect((await fellow.barred('办结')).join('')).toContain('尚未办理注销手续');
  await look(fellow, 'revocation-served');
});

test('a lawful permit that may stand no longer is withdrawn: its ground and the good of the public are asked, and its holder is heard first (行政许可法第八条)', async () => {
  await office.clock.set('2026-08-04T09:00+08:00');
  const officer = await office.at('李卓然');
  await officer.takeIn('依职权', {
    案由: '参乡源合作社排污口下游新划定饮用水水源保护区',
    程序: '撤回行政许可',
    '撤回的情形（行政许可法第八条）': '准予许可所依据的客观情况发生重大变化',
    公共利益的需要: '保障下游五千人饮水安全',
    原许可文号: '白山环许〔2021〕3号',
    作出原许可的机关: '白山市生态环境局',
    当事人: name,
    ...holder,
    一同承办: ['周牧'],
  });
  await reached(officer, '核实并听取意见（撤回）');
  await look(officer, 'withdrawal-open');
  expect((await officer.barred('作出撤回许可决定')).join('')).toContain('尚未告知被许可人陈述、申辩的权利');
  await officer.start('认定财产损失和补偿');
  await officer.step('认定财产损失和补偿', {
    财产损失: '未造成财产损失',
    理由: '设施已由县政府收储，价款付清',
  });
  await reached(officer, '认定损失和补偿');
  expect(office.errors).toEqual([]);
});
