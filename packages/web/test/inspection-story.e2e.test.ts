import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { film } from './desk/film.ts';
import { Office } from './desk/office.ts';

/** An inspection that ends in an order to correct and its re-inspection, told in the browser from the plan to the archive. */
let office: Office;
const approval = '行政检查审批表（检查任务单）';
const record = '现场检查（勘察）笔录';
const result = '行政检查结果告知（反馈）书';
const order = '责令改正违法行为决定书';
const closing = '结案审批表';
const recorder = { device: 'FSHB-DSJ-07', certificate: '吉F00000001' };

beforeAll(async () => {
  office = await Office.open('SP-1-ordinary-water-pollution', '2026-04-07T09:00+08:00');
});
beforeEach(({ skip }) => skip(office.isBroken, '前一章没有讲完'));
afterEach(({ task }) => office.leaveScreens(task.result?.state === 'fail'));
afterAll(() => office?.close());

test('an inspection is planned and approved before anybody goes', async () => {
  const officer = await office.at('赵启明');
  await officer.takeIn('依职权', {
    程序: '行政检查',
    案由: '抚松县松涛源人参制品有限公司例行检查',
    案件来源: '日常检查发现',
    一同承办: ['孙晓岚'],
    当事人: '抚松县松涛源人参制品有限公司',
    统一社会信用代码: '91229900MA0TP00189',
    '法定代表人（负责人）': '于振东',
    住所地: '抚松县榆木桥镇（虚构）工业路9号',
    联系电话: '0439-0000100',
  });
  await officer.know({
    处理依据: ['《排污许可管理条例》第二十四条'],
    现场负责人: '马会元',
    现场负责人职务: '环保负责人',
  });
  const approving = (await officer.barred('批准检查')).join('');
  expect(approving).toContain('制度第七条');
  expect(approving).toContain('怎样补正');
  await officer.start('填报检查审批表');
  await officer.drawUp(approval, {
    启动原因: '列入年度检查计划，核查排污许可执行情况',
    '检查依据、事项、对象、方式': {
      检查事项: '排污许可证执行情况',
      检查对象: '废水处理设施和总排口',
      检查方式: '现场检查',
      检查日期: '2026-04-08',
    },
    任务来源: '计划',
    检查频次: '本年度第一次，上限二次',
    承办人意见: '建议按计划检查',
  });
  await officer.sign('承办人');
  const going = (await officer.barred('通知检查')).join('');
  expect(going).toContain('检查未经审批，不得入企检查');
  expect(going).toContain('制度第七条');
  await (await office.at('韩立新')).approve(approval, '同意检查，由赵启明、孙晓岚承办');
  await (await office.at('高明远', 'phone')).approve(approval, '同意，依法检查');
});

test('it is notified, done by two officers with the camera running, and its result told', async () => {
  await office.clock.set('2026-04-08T09:00+08:00');
  const officer = await office.at('赵启明');
  await officer.start('通知检查');
  await officer.drawUp('行政检查通知书');
  await officer.sign('受送达人（签名或者盖章）', '马会元');
  await officer.issue('行政检查通知书');

  await office.clock.set('2026-04-08T11:40+08:00');
  const back = await office.at('赵启明');
  await back.start('现场检查');
  await back.step('现场检查（勘验）', {
    开始时间: '2026-04-08 10:05',
    结束时间: '2026-04-08 10:35',
    已出示执法证件: true,
  });
  await back.drawUp(record, {
    是否出示执法证件: true,
    权利义务告知: ['申请回避', '陈述', '申辩', '配合义务'],
    建设生产情况: '人参清洗、蒸制生产线 2 条正在生产',
    环保手续: '环评批复、排污许可证（简化管理）在有效期内',
    污染物产生与治理设施: '好氧池曝气机 2 台中 1 台停运',
    违法情况: '2026年4月6日至8日加药台账空白，污染防治设施未正常运行',
    出示证件情况: { 方式: '两名执法人员当面出示并报证号', 对方确认: '马会元（笔录确认）' },
    '检查情况确认（当事人手写）': '以上笔录我已看过，与事实相符。',
  });
  await back.sign('当事人（现场负责人）', '马会元');
  await back.sign('检查人');
  const partner = await office.at('孙晓岚');
  await partner.openToSign(record);
  await partner.sign('检查人');
  const handing = await office.at('赵启明');
  await handing.handIn(
    '现场检查（勘验）',
    film(office.folder, { ...recorder, from: '2026-04-08T10:04', to: '2026-04-08T10:36' }),
  );
  await handing.start('告知检查结果');
  await handing.drawUp(result, { 检查结论: '责令整改' });
  await handing.sign('受送达人（签名或者盖章）', '马会元');
  await handing.issue(result);
});

test('what was found is ordered to be corrected; the order is served, and not by public notice while another way is open', async () => {
  await office.clock.set('2026-04-09T09:00+08:00');
  const officer = await office.at('赵启明');
  await officer.start('责令改正');
  await officer.drawUp(order, {
    违反条款: ['《排污许可管理条例》第二十一条第一款'],
    改正内容: '立即恢复污染防治设施正常运行；如实记录运行台账',
    改正期限: '2026-04-20',
    逾期后果: '逾期不改正的，依法处罚；构成拒不改正的，可以按日连续处罚',
  });
  await (await office.at('高明远')).approve(order, '同意责令改正');
  const issuing = await office.at('赵启明');
  await issuing.issue(order);
  await office.clock.set('2026-04-09T10:40+08:00');
  const serving = await office.at('赵启明');
  const notice = await serving.rung(order, '公告送达');
  expect(notice).toContain('第二十二条');
  expect(notice).toContain('未送达的记录之后才能公告');
  await serving.serve(
    order,
    '直接送达',
    { 开始时间: '2026-04-09 10:30' },
    { 代收人及与受送达人关系: { 姓名: '马会元', 与受送达人关系: '负责收件人' } },
  );
  await serving.sign('受送达人（代收人）', '马会元');
  await serving.sign('送达人');
  const partner = await office.at('孙晓岚');
  await partner.openToSign('送达回证');
  await partner.sign('送达人');
});

test('the matter is not closed before it was looked at again, and is then published and closed', async () => {
  await office.clock.set('2026-04-21T11:10+08:00');
  const officer = await office.at('赵启明');
  expect((await officer.barred('办结')).join('')).toContain('制度第二十三条');
  await officer.start('复查改正情况');
  await officer.step('复查改正情况', {
    开始时间: '2026-04-21 10:20',
    结束时间: '2026-04-21 10:50',
    已出示执法证件: true,
  });
  await officer.drawUp('复查笔录', {
    改正情况: [
      { 现状: '2 台曝气机均正常运行', 是否改正: '是' },
      { 现状: '台账自 4 月 10 日起逐日记录', 是否改正: '是' },
    ],
    结论: '已改正',
    是否出示执法证件: true,
    出示证件情况: { 方式: '复查开始前当面出示', 对方确认: '马会元当场确认' },
    '末页审阅意见（当事人手写）': '以上情况属实。',
  });
  await officer.sign('当事人（现场负责人）', '马会元');
  await officer.sign('复查人');
  const partner = await office.at('孙晓岚');
  await partner.openToSign('复查笔录');
  await partner.sign('复查人');
  const handing = await office.at('赵启明');
  await handing.handIn(
    '复查改正情况',
    film(office.folder, { ...recorder, from: '2026-04-21T10:19', to: '2026-04-21T10:51' }),
  );
  const legal = await office.at('林知远');
  await legal.start('公示检查结果');
  await legal.drawUp('行政执法决定公开审核表', {
    公开内容: '检查结果和改正情况',
    隐去内容: ['法定代表人身份证号'],
    公开时间: '2026-04-21 15:30',
  });
  await legal.sign('法制科');
  const secrecy = await office.at('陈若溪');
  await secrecy.openToSign('行政执法决定公开审核表');
  await secrecy.sign('保密审查人');
  const publishing = await office.at('林知远');
  await publishing.start('公示检查结果');
  await publishing.step('公开', { 公开渠道: '局门户网站' });
  const closer = await office.at('赵启明');
  await closer.start('办结');
  await closer.drawUp(closing, {
    承办人意见: '责令改正已复查，建议办结',
    '处理过程、文书文号、结果': '检查发现台账空白、曝气机停运，责令改正后复查已改正',
    执行情况及凭证: '复查笔录和复查录像',
    结案情形: '履行完毕',
  });
  await closer.sign('承办人');
  await (await office.at('韩立新')).approve(closing, '同意办结');
  await (await office.at('高明远')).approve(closing, '改正已复查，同意结案');
  const closed = await office.at('赵启明');
  await closed.start('办结');
  await closed.step('结案', { 结案方式: '办结', 终结日: '2026-04-21' });
});

test('the file puts itself together, is handed over to the archivist, and nothing in it is in breach', async () => {
  await office.clock.set('2026-04-24T10:00+08:00');
  const officer = await office.at('赵启明');
  await officer.drawUp('卷宗封面', { 保管期限: '30年' });
  await officer.drawUp('卷内文件目录');
  await officer.drawUp('卷内备考表');
  await officer.sign('立卷人');
  await officer.drawUp('归档（移交）清单');
  await officer.sign('移交人');
  const archivist = await office.at('白雪');
  await archivist.openToSign('卷内备考表');
  await archivist.sign('检查人');
  await archivist.openToSign('归档（移交）清单');
  await archivist.sign('接收人');
  await archivist.start('立卷归档');
  await archivist.step('立卷归档');
  await archivist.page.getByRole('list', { name: '办理进度' }).getByText('已归档', { exact: true }).waitFor();
  const overseer = await office.at('林知远');
  expect(await overseer.breaches()).toEqual([]);
  expect(office.errors).toEqual([]);
});

test('no fact of it was typed twice', () => {
  expect(office.keys.typed.length).toBeGreaterThan(15);
  expect(office.keys.twice()).toEqual([]);
});
