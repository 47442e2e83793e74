import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Office } from './desk/office.ts';

/** An inspection that ends in an order to correct, told in the browser. */
let office: Office;
const approval = '行政检查审批表（检查任务单）';

beforeAll(async () => {
  office = await Office.open('SP-1-ordinary-water-pollution', '2026-04-07T09:00+08:00');
});
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
  const approving = (await officer.barred('批准检查')).join('');
  expect(approving).toContain('制度第七条');
  expect(approving).toContain('怎样补正');
  await officer.start('填报检查审批表');
  await officer.drawUp(approval, {
    启动原因: '列入年度检查计划，核查排污许可执行情况',
    '检查依据、事项、对象、方式': {
      检查依据: '《排污许可管理条例》第二十四条',
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

test('it is notified, done with two officers and the camera running, and told to the party', async () => {
  await office.clock.set('2026-04-08T09:00+08:00');
  const officer = await office.at('赵启明');
  await officer.start('通知检查');
  await officer.drawUp('行政检查通知书');
  await officer.sign('执法人员');
  await officer.issue('行政检查通知书');

  await office.clock.set('2026-04-08T11:40+08:00');
  await officer.start('现场检查');
  await officer.step('现场检查（勘验）', {
    开始时间: '2026-04-08 10:05',
    结束时间: '2026-04-08 11:35',
    已出示执法证件: true,
  });
  await officer.drawUp('现场检查（勘察）笔录', {
    现场负责人: { 姓名: '马会元', 职务: '环保负责人' },
    是否出示执法证件: true,
    权利义务告知: ['申请回避', '陈述', '申辩', '配合义务'],
    建设生产情况: '人参清洗、蒸制生产线 2 条正在生产',
    环保手续: '环评批复、排污许可证（简化管理）在有效期内',
    污染物产生与治理设施: '好氧池曝气机 2 台中 1 台停运',
    违法情况: '2026年3月9日至11日加药台账空白，污染防治设施未正常记录',
    '检查情况确认（当事人手写）': '以上笔录我已看过，与事实相符。',
  });
  await officer.sign('当事人（现场负责人）', '马会元');
  await officer.sign('检查人');
  const partner = await office.at('孙晓岚');
  await partner.openToSign('现场检查（勘察）笔录');
  await partner.sign('检查人');
});
