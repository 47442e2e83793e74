import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Desk } from './desk/desk.ts';
import { handOver, search } from './desk/looks.ts';
import { Office } from './desk/office.ts';

/** A complaint by somebody who gave a name, not pursued and answered; and one without a name. Who complained nobody else ever sees. */
let office: Office;
const informant = { name: '梁守信', phone: '13900002222' };
const party = '抚松县松江洗煤厂（虚构）';
const register = '投诉（举报）登记表';
const refusal = '不予启动执法程序审批表';
const sides = ['过程', '文书', '音像', '证据', '审批', '期限', '合规', '送达与执行', '案卷', '访问'];

beforeAll(async () => {
  office = await Office.open('SP-1-ordinary-water-pollution', '2026-03-02T09:00+08:00', {
    秦松年: { role: '档案管理人员', offices: ['archivist'] },
  });
});
afterEach(({ task }) => office.leaveScreens(task.result?.state === 'fail'));
afterAll(() => office?.close());

/** On no side of the case, nor in a search, does the name or the number of who complained stand. */
async function seesNoInformant(desk: Desk): Promise<void> {
  const shown: string[] = [];
  const look = async (where: string) => {
    const text = (await desk.page.locator('body').textContent()) ?? '';
    if (text.includes(informant.name) || text.includes(informant.phone)) shown.push(`${desk.name}：${where}`);
  };
  await look('过程');
  for (const side of sides) {
    await desk.look(side);
    await look(side);
  }
  await search(desk, informant.name);
  await desk.page.getByText('没有找到').waitFor();
  expect(shown).toEqual([]);
}

test('a named complaint is taken in and registered; who complained is typed once', async () => {
  const officer = await office.at('赵启明');
  await officer.takeIn('投诉举报', {
    事由: '群众反映松江洗煤厂夜间噪声扰民',
    举报人姓名: informant.name,
    举报人电话: informant.phone,
    来件渠道: '12369',
    反映的内容: '每晚十点后仍在洗煤，噪声很大',
    被投诉举报人: party,
    统一社会信用代码: '91229900MA0TP00189',
    '法定代表人（负责人）': '洗大成',
    住所地: '抚松县松江河镇（虚构）河沿路3号',
  });
  await officer.paperOf('实名投诉举报', register);
  await officer.drawUp(register, { 处理去向: '不启动' });
  await officer.sign('接报人');
  expect(office.keys.twice()).toEqual([]);
});

test('nobody but the handler sees who complained, on no side of the case and in no search', async () => {
  for (const name of ['孙晓岚', '韩立新', '林知远', '高明远', '白雪']) {
    const desk = await office.at(name);
    if (await desk.page.getByRole('navigation', { name: '本案各面' }).isVisible()) await seesNoInformant(desk);
    else expect(await desk.page.locator('body').textContent()).not.toContain(informant.name);
  }
});

test('told that it was taken up, looked into on the spot, and not pursued by the head', async () => {
  await office.clock.set('2026-03-04T10:00+08:00');
  const officer = await office.at('赵启明');
  await officer.start('告知受理');
  await officer.drawUp('投诉举报受理（不予受理）告知书', { 受理结论及理由: '予以受理，依法核查', 告知方式: '电话' });
  await officer.issue('投诉举报受理（不予受理）告知书');
  await officer.step('告知投诉举报受理');
  await office.clock.set('2026-03-06T10:00+08:00');
  const again = await office.at('赵启明');
  await again.start('决定不启动');
  await again.drawUp(refusal, {
    审查情况: '监测结果昼夜均达标，夜间已停止洗煤',
    不启动理由: '没有违法事实',
    依据: ['《中华人民共和国行政处罚法》第三十三条'],
    承办人意见: '建议不予启动',
  });
  await again.sign('承办人');
  await (await office.at('韩立新')).approve(refusal, '情况属实，同意不启动');
  await (await office.at('高明远', 'phone')).approve(refusal, '同意不予启动，告知举报人');
  const told = await office.at('赵启明');
  await told.step('决定不启动', { 理由: '没有违法事实' });
});

test('a named complaint may not be closed before it is answered; answered it is closed and archived, still without a name', async () => {
  const officer = await office.at('赵启明');
  const barred = (await officer.barred('办结')).join('');
  expect(barred).toContain('实名投诉举报尚未告知投诉人、举报人处理情况');
  expect(barred).toContain('制度第八条');
  expect(barred).toContain('怎样补正');
  await officer.start('答复投诉举报人');
  await officer.drawUp('投诉举报办理结果答复书', { '查处情况、处理意见': '经监测达标，不予启动执法程序' });
  await officer.issue('投诉举报办理结果答复书');
  await officer.step('答复投诉举报人');
  await close('赵启明', '已答复举报人，建议办结');
  await office.clock.set('2026-03-20T10:00+08:00');
  const archivist = await handOver(office, '赵启明', '秦松年');
  await seesNoInformant(archivist);
  expect(await archivist.breaches()).toEqual([]);
});

test('one without a name is not asked for one', async () => {
  const officer = await office.at('赵启明');
  await officer.takeIn('投诉举报', {
    事由: '有人反映松江河面有泡沫',
    举报人: '匿名',
    反映的内容: '松江河大桥下有白色泡沫',
    来件渠道: '来信',
  });
  await officer.page.getByText('匿名投诉举报').first().waitFor({ state: 'attached' });
  expect(office.errors).toEqual([]);
});

/** The closing paper through its four hands, and the step. */
async function close(handler: string, opinion: string): Promise<void> {
  const officer = await office.at(handler);
  await officer.start('办结');
  await officer.drawUp('结案审批表', {
    承办人意见: opinion,
    '处理过程、文书文号、结果': '登记、受理告知、核查、决定不启动、答复',
    执行情况及凭证: '答复书',
    结案情形: '办结',
  });
  await officer.sign('承办人');
  for (const [name, words] of [
    ['韩立新', '同意报批办结'],
    ['林知远', '材料齐全，同意办结'],
    ['高明远', '同意办结归档'],
  ] as const)
    await (await office.at(name)).approve('结案审批表', words);
  const last = await office.at(handler);
  await last.start('办结');
  await last.step('结案', { 终结日: '2026-03-06', 结案方式: '办结' });
}
