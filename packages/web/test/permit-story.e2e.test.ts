import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { film } from './desk/film.ts';
import { discard, handOver, reached, redo } from './desk/looks.ts';
import { Office } from './desk/office.ts';

/** A permit asked for by word of mouth, put right on the spot and once in writing, granted, and another one not accepted. */
let office: Office;
const receipt = '申请材料接收凭证（收件回执）';
const approval = '案件处理内部审批表';
const decision = '准予行政许可决定书';
const applicant = {
  申请人: '抚松县参乡源人参种植专业合作社',
  统一社会信用代码: '93229900MA0TP0034Q',
  '法定代表人（负责人）': '谷长河',
  职务: '理事长',
  住所地: '抚松县白桦甸村（虚构）6组',
  联系电话: '0439-0000300',
};

beforeAll(async () => {
  office = await Office.open('SP-3-permit-oral-application', '2026-06-01T09:05+08:00', {
    秦松年: { role: '档案管理人员', offices: ['archivist'] },
  });
});
afterEach(({ task }) => office.leaveScreens(task.result?.state === 'fail'));
afterAll(() => office?.close());

test('an application by word of mouth is written down, registered, put right on the spot and receipted', async () => {
  const officer = await office.at('李卓然');
  await officer.takeIn('依申请', {
    ...applicant,
    事由: '抚松县参乡源人参种植专业合作社入河排污口设置审批',
    口头申请: true,
    申请内容: '设置洗参废水入河排污口，日排放量不超过30立方米',
    一同承办: ['周牧'],
  });
  await officer.paperOf('口头申请', '口头申请笔录');
  await officer.drawUp('口头申请笔录', {
    结束时间: '2026-06-01 09:15',
    口头申请原因: '申请人右手受伤，书写确有困难',
    主要事实与理由: '合作社日洗参 5 吨，废水经沉淀后排入小沙河',
    宣读确认: true,
    告知事项: ['材料真实性责任', '办理时限', '补正规则'],
  });
  await officer.sign('申请人', '谷长河');
  await officer.sign('受理人');
  await officer.drawUp('申请登记表', {
    申请方式: '口头',
    申请事项名称及编码: '入河排污口设置审批',
    材料清单: [{ 名称: '入河排污口设置论证报告', 份数: '1', '原件/复印件': '原件', 页数: '42' }],
    初步处理意见: ['一次性补正'],
  });
  await officer.sign('受理人');
  await office.clock.set('2026-06-01T09:20+08:00');
  await officer.start('当场更正');
  await officer.step('当场更正');
  await officer.drawUp('当场更正申请材料错误记录', {
    更正项目: [{ 材料: '申请书', '页/栏': '信用代码', 更正前: '93229900MA0TP0034O', 更正后: '93229900MA0TP0034Q' }],
  });
  await officer.sign('申请人', '谷长河');
  await office.clock.set('2026-06-01T09:30+08:00');
  await officer.start('出具收件凭证');
  await officer.drawUp(receipt);
  await officer.sign('申请人', '谷长河');
  await officer.issue(receipt);
});

test('all that is missing is told once; a second time is refused with its article; what is complete is accepted', async () => {
  await office.clock.set('2026-06-02T10:00+08:00');
  const officer = await office.at('李卓然');
  await officer.start('一次性告知补正');
  await officer.drawUp('申请材料补正一次性告知书', {
    需补正内容: [
      {
        材料: '论证报告',
        问题: '缺少下游取水口影响分析',
        要求: '补充分析章节',
        依据: '《入河排污口监督管理办法》第十条',
      },
      { 材料: '法人证书', 问题: '没有提交', 要求: '提交复印件', 依据: '《入河排污口监督管理办法》第九条' },
    ],
    补正期限: '2026-06-10',
  });
  await officer.sign('申请人', '谷长河');
  await officer.issue('申请材料补正一次性告知书');
  expect((await officer.barred('受理')).join('')).toContain('行政许可法第三十二条');
  await office.clock.set('2026-06-08T10:00+08:00');
  const again = await office.at('李卓然');
  await again.start('补正材料');
  await again.step('补正材料', { 一句话说明: '申请人提交补充章节和法人证书复印件' });
  const second = (await again.barred('一次性告知补正')).join('');
  expect(second).toContain('已经一次性告知过需要补正的全部内容');
  expect(second).toContain('制度第六条');
  expect(second).toContain('怎样补正');
  await again.paperOf('申请人提交补充章节和法人证书复印件', receipt);
  await again.drawUp(receipt);
  await again.sign('申请人', '谷长河');
  await again.issue(receipt);
  await office.clock.set('2026-06-09T10:00+08:00');
  const accepting = await office.at('李卓然');
  await accepting.start('受理');
  await accepting.drawUp('受理通知书');
  await accepting.issue('受理通知书');
});

test('the place is looked at with two officers and the camera, the opinion given, sent back once and approved', async () => {
  await office.clock.set('2026-06-15T11:00+08:00');
  const officer = await office.at('李卓然');
  await officer.start('现场核查');
  await officer.step('现场检查（勘验）', {
    开始时间: '2026-06-15 10:00',
    结束时间: '2026-06-15 10:50',
    已出示执法证件: true,
  });
  await officer.drawUp('行政许可现场核查（勘验）笔录', {
    地点: '小沙河右岸拟设排污口处',
    核查事项: [{ 申报内容: '排污口设于小沙河右岸', 现场情况: '与申报一致' }],
    权利义务告知: ['申请回避', '陈述', '申辩', '配合义务'],
    是否出示执法证件: true,
    出示证件情况: { 出示时间: '2026-06-15 10:00', 方式: '两人当面出示证件', 对方确认: '谷长河已确认' },
  });
  await officer.sign('申请人（现场负责人）', '谷长河');
  await officer.sign('核查人');
  await officer.sign('核查人', '周牧');
  const [device, certificate] = ['FSHB-DSJ-07', '吉F00000003（虚构）'];
  const whole = film(office.folder, { device, certificate, from: '2026-06-15T09:55', to: '2026-06-15T10:55' });
  await officer.handIn('现场检查（勘验）', whole);
  await office.clock.set('2026-06-18T10:00+08:00');
  const examiner = await office.at('李卓然');
  expect((await examiner.barred('作出许可决定')).join('')).toContain('没有审查意见');
  await examiner.start('提出审查意见');
  await examiner.step('审查', { 一句话说明: '经书面审查和现场核查，符合法定条件' });
  await examiner.drawUp('行政许可审查意见表', {
    承办人意见: '符合法定条件，建议准予',
    形式审查结论: '材料齐全，符合法定形式',
    是否需现场核查: true,
    拟处理意见: '准予',
  });
  await examiner.sign('承办人');
  expect((await examiner.barred('作出许可决定')).join('')).toContain('制度第十六条');
  await examiner.start('负责人审批');
  await examiner.drawUp(approval, { 承办人意见: '建议准予许可', 审批事项: '决定' });
  await examiner.sign('承办人');
  await (await office.at('韩立新')).approve(approval, '没有写明有效期，退回补充', '退回修改');
  const revising = await office.at('李卓然');
  await redo(revising, approval);
  await revising.drawUp(approval, { 承办人意见: '建议准予许可，有效期五年' });
  await revising.sign('承办人');
  await (await office.at('韩立新')).approve(approval, '同意，报负责人审批');
  await (await office.at('高明远', 'phone')).approve(approval, '同意准予许可');
});

test('a refusal without reasons is not drawn up; the permit is granted, handed over and published', async () => {
  const officer = await office.at('李卓然');
  await expect(officer.draft('不予行政许可决定书')).rejects.toThrow(/请填写“不予许可理由”.*制度/);
  await discard(officer);
  await officer.start('作出许可决定');
  await officer.drawUp(decision, {
    有效期止: '2031-06-17',
    许可依据: ['《中华人民共和国水法》第三十四条', '《入河排污口监督管理办法》第十三条'],
  });
  await officer.issue(decision);
  await office.clock.set('2026-06-19T10:00+08:00');
  const server = await office.at('李卓然');
  await server.start('送达许可决定、证件');
  await server.step('送达', { 方式: '直接送达' });
  await server.drawUp('送达回证', { 送达方式: '直接', 代收人及与受送达人关系: '谷长河，法定代表人' });
  await server.sign('受送达人（代收人）', '谷长河');
  await server.sign('送达人');
  await server.sign('送达人', '周牧');
  await server.start('公开许可决定');
  await server.drawUp('行政执法决定公开审核表', { 公开时间: '2026-06-19 16:00' });
  for (const [name, role] of [
    ['林知远', '法制科'],
    ['陈若溪', '保密审查'],
  ] as const) {
    const reviewer = await office.at(name);
    await reviewer.openToSign('行政执法决定公开审核表');
    await reviewer.sign(role);
  }
  const publisher = await office.at('李卓然');
  await publisher.start('公开许可决定');
  await publisher.step('公开', { 公开渠道: '分局网站' });
});

test('the permit is closed and archived', async () => {
  await office.clock.set('2026-06-22T10:00+08:00');
  const officer = await office.at('李卓然');
  await officer.start('办结');
  await officer.drawUp('结案审批表', {
    承办人意见: '许可决定已送达并公开，建议办结',
    '处理过程、文书文号、结果': '受理、现场核查、审查后准予许可',
    执行情况及凭证: '送达回证、公开审核表',
    结案情形: '办结',
  });
  await officer.sign('承办人');
  for (const [name, opinion] of [
    ['韩立新', '同意报批办结'],
    ['林知远', '材料齐全，同意办结'],
    ['高明远', '同意办结归档'],
  ] as const)
    await (await office.at(name)).approve('结案审批表', opinion);
  const last = await office.at('李卓然');
  await last.start('办结');
  await last.step('结案', { 终结日: '2026-06-22', 结案方式: '办结' });
  await office.clock.set('2026-07-01T10:00+08:00');
  const archivist = await handOver(office, '李卓然', '秦松年');
  expect(await archivist.breaches()).toEqual([]);
});

test('the same applicant is known again, and an application outside our powers is refused in writing', async () => {
  const officer = await office.at('周牧');
  await officer.takeIn(
    '依申请',
    { 事由: '参乡源合作社申请取水许可', 申请人: applicant.申请人, 申请内容: '申请河道取水许可' },
    applicant.申请人,
  );
  await officer.start('不予受理');
  await officer.drawUp('不予受理通知书', {
    不予受理理由: '取水许可不属于本机关职权范围',
    依据: ['《中华人民共和国行政许可法》第三十二条第一款第（二）项'],
    应向何机关申请: '抚松县水利局（虚构）',
  });
  await officer.issue('不予受理通知书');
  await reached(officer, '不予受理');
  expect(office.errors).toEqual([]);
});
