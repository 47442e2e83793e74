import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { film, scan } from './desk/film.ts';
import { handOver } from './desk/looks.ts';
import { Office } from './desk/office.ts';

/**
 * The ordinary procedure, told in the browser by the people who do it, from the clue to the archive: a water pollution
 * case with hearing and court (facts of the first specimen). Each test is a chapter and goes on where the one before
 * ended.
 */
let office: Office;
const filing = '行政执法程序启动（立案）审批表';
const record = '现场检查（勘察）笔录';
const commission = '检测（鉴定）委托书';
const told = '监测（检测、鉴定）结果告知书';
const report = '案件调查终结报告';
const disposal = '案件处理内部审批表（通用）';
const notice = '行政处罚事先（听证）告知书';
const decision = '行政处罚决定书';
const hearing = '行政处罚听证通知书';
const additional = '加处罚款（滞纳金）决定书';
const demand = '（履行义务）催告书';
const application = '强制执行申请书（致人民法院）';
const closing = '结案审批表';
const advice = '法制审核意见书';
const camera = { device: 'FSHB-DSJ-07', certificate: '吉F00000001' };
const second = { device: 'FSHB-DSJ-08', certificate: '吉F00000002' };
const collector = { 代收人及与受送达人关系: { 姓名: '马会元', 与受送达人关系: '负责收件人' } };

beforeAll(async () => {
  office = await Office.open('SP-1-ordinary-water-pollution', '2025-03-12T08:50+08:00');
});
beforeEach(({ skip }) => skip(office.isBroken, '前一章没有讲完'));
afterEach(({ task }) => office.leaveScreens(task.result?.state === 'fail'));
afterAll(() => office?.close());

test('a clue is taken in and the filing approved, each level with its opinion and nobody approving their own', async () => {
  const officer = await office.at('赵启明');
  await officer.takeIn('依职权', {
    案由: '抚松县松涛源人参制品有限公司涉嫌超过许可排放浓度排放水污染物案',
    案件来源: '日常检查发现',
    线索和初步证据: '日常巡查发现厂区东侧排口向榆木桥河排放黑褐色废水，河面约 200 米变色',
    一同承办: ['孙晓岚'],
    重大行政执法行为: true,
    当事人: '抚松县松涛源人参制品有限公司',
    统一社会信用代码: '91229900MA0TP00189',
    '法定代表人（负责人）': '于振东',
    住所地: '抚松县榆木桥镇（虚构）工业路9号',
    联系电话: '0439-0000100',
  });
  await officer.know({
    违反条款: ['《排污许可管理条例》第十七条第二款', '《水污染防治法》第十条'],
    处理依据: ['《排污许可管理条例》第三十四条第（一）项', '《行政处罚法》第二十九条'],
    拟处罚种类: '罚款',
    拟处罚金额: 280000,
    应当法制审核: true,
    应当告知听证: true,
    应当集体讨论: true,
    现场负责人: '马会元',
    现场负责人职务: '环保负责人',
  });
  const approving = (await officer.barred('批准立案')).join('');
  expect(approving).toContain('制度第七条');
  expect(approving).toContain('怎样补正');
  await officer.start('填报程序启动（立案）审批表');
  await officer.drawUp(filing, {
    启动方式: '普通',
    启动原因: '巡查发现正在排放黑褐色废水，涉嫌超过许可排放浓度',
    承办人意见: '符合立案条件，建议立案',
  });
  await officer.sign('承办人');
  await (await office.at('韩立新')).approve(filing, '同意立案，由赵启明、孙晓岚承办');
  await (await office.at('林知远')).approve(filing, '启动程序合法，属本机关管辖，同意');
  await (await office.at('高明远')).approve(filing, '同意立案');
});

test('two officers inspect with the camera running, and the record is signed on the spot', async () => {
  await office.clock.set('2025-03-12T11:45+08:00');
  const officer = await office.at('赵启明');
  await officer.start('现场检查（勘验）');
  await officer.step('现场检查（勘验）', {
    开始时间: '2025-03-12 10:05',
    结束时间: '2025-03-12 10:35',
    已出示执法证件: true,
  });
  await officer.drawUp(record, {
    是否出示执法证件: true,
    权利义务告知: ['申请回避', '陈述', '申辩', '配合义务'],
    建设生产情况: '人参清洗、蒸制生产线 2 条正在生产',
    环保手续: '环评批复、排污许可证（简化管理）在有效期内',
    污染物产生与治理设施: '好氧池曝气机 2 台中 1 台停运',
    违法情况: '2025年3月12日总排口正在排放黑褐色废水，3月9日至11日加药台账空白',
    出示证件情况: { 方式: '两名执法人员当面出示并报证号', 对方确认: '马会元（笔录确认）' },
    '检查情况确认（当事人手写）': '以上笔录我已看过，与事实相符。',
  });
  await officer.sign('当事人（现场负责人）', '马会元');
  await officer.sign('检查人');
  const partner = await office.at('孙晓岚');
  await partner.openToSign(record);
  await partner.sign('检查人');
  const handing = await office.at('赵启明');
  await handing.handIn(
    '现场检查（勘验）',
    film(office.folder, { ...camera, from: '2025-03-12T10:04', to: '2025-03-12T10:36' }),
  );
});

test('samples are taken and filmed, and sent out to be measured', async () => {
  const officer = await office.at('赵启明');
  await officer.start('抽样取证');
  await officer.step('抽样取证', {
    开始时间: '2025-03-12 10:40',
    结束时间: '2025-03-12 11:00',
    已出示执法证件: true,
  });
  await officer.drawUp('抽查取样通知书', {
    抽样依据: ['《行政处罚法》第五十六条'],
    抽样目的: '核查是否超过许可排放浓度',
    样品处置与结果告知方式: '样品封存送检，检测结果书面告知；备份样保存至报告异议期满',
    是否出示执法证件: true,
  });
  await officer.sign('受送达人（签名或者盖章）', '马会元');
  await officer.issue('抽查取样通知书');
  await officer.drawUpIn('抽样取证', '抽样物品清单', {
    明细: [
      { 样品编号: 'FS250312-W1', 名称: '废水', 数量: '500mL×3', 封样编号: 'F0031' },
      { 样品编号: 'FS250312-W2', 名称: '废水（备份）', 数量: '三瓶', 封样编号: 'F0032' },
    ],
  });
  await officer.signAll('马会元');
  const partner = await office.at('孙晓岚');
  await partner.handIn(
    '抽样取证',
    film(office.folder, { ...second, from: '2025-03-12T10:39', to: '2025-03-12T11:01' }),
  );
  await office.clock.set('2025-03-12T14:00+08:00');
  const sending = await office.at('赵启明');
  await sending.start('委托监测、鉴定');
  await sending.drawUp(commission, {
    受托机构: { 名称: '吉林示例检测技术有限公司（虚构）', 资质证书号: 'CMA 250012（虚构）', 有效期: '2027-05-01' },
    委托事项: ['pH', '化学需氧量', '氨氮', '总磷'],
  });
  await (await office.at('田恒')).approve(commission, '同意委托');
  const out = await office.at('赵启明');
  await out.issue(commission);
  await out.start('委托监测、鉴定');
  await out.step('委托检测、鉴定');
});

test('the report comes in from outside as paper, and its result is told', async () => {
  await office.clock.set('2025-03-18T15:30+08:00');
  const officer = await office.at('赵启明');
  await officer.bringIn('监测（检测）报告 / 鉴定意见书', scan(office.folder, '检测报告'), {
    number: 'SLJC-2025-0318（虚构）',
    day: '2025-03-18',
    original: '本案正卷',
    seal: '检验检测专用章',
    contents: {
      结果: [{ 结果: '7.4' }, { 结果: '268', 限值: '100', 超标倍数: '1.68' }, { 结果: '9.6' }, { 结果: '0.8' }],
    },
  });
  await officer.step('取得检测、鉴定报告');
  await officer.start('告知监测、鉴定结果');
  await officer.drawUp(told);
  await officer.sign('受送达人（签名或者盖章）', '马会元');
  await officer.issue(told);
  await officer.start('告知监测、鉴定结果');
  await officer.step('告知检测、鉴定结果');
});

test('the one who answers for the site is heard', async () => {
  await office.clock.set('2025-03-20T10:20+08:00');
  const officer = await office.at('赵启明');
  await officer.start('调查询问');
  await officer.step('调查询问', {
    开始时间: '2025-03-20 09:00',
    结束时间: '2025-03-20 09:30',
    已出示执法证件: true,
  });
  await officer.drawUp('调查询问笔录', {
    地点: '县分局询问室',
    被询问人: { 证件号: '229900198802140510' },
    权利义务告知: ['申请回避', '陈述', '申辩', '配合义务'],
    问答: [
      { 问: 'DW001 为何排放黑褐色废水？', 答: '好氧池曝气机 3 月 9 日损坏一台，配件未到，出水效果差。' },
      { 问: '是否报告生态环境部门？', 答: '没有报告。' },
    ],
    是否出示执法证件: true,
    出示证件情况: { 方式: '询问开始前当面出示', 对方确认: '马会元（询问笔录确认）' },
    '末页审阅意见（当事人手写）': '以上笔录我看过，与我所说一致。',
  });
  await officer.sign('被询问人', '马会元');
  await officer.sign('询问人');
  const partner = await office.at('孙晓岚');
  await partner.openToSign('调查询问笔录');
  await partner.sign('询问人');
  const handing = await office.at('赵启明');
  await handing.handIn(
    '调查询问',
    film(office.folder, { ...camera, from: '2025-03-20T08:59', to: '2025-03-20T09:31' }),
  );
});

test('the inquiry is concluded and examined by somebody who took no part in it', async () => {
  await office.clock.set('2025-03-24T10:20+08:00');
  const officer = await office.at('赵启明');
  await officer.start('提交调查终结报告');
  await officer.drawUp(report, {
    '案件由来/调查经过': '巡查发现后立案，经现场检查、抽样检测、询问，查明违法事实',
    裁量情节与建议: '初次违法、已改正、污染敏感水体；裁量百分值 0.10（虚构）',
    处理建议: '罚款 280000 元',
    承诺未参与审查: true,
  });
  await officer.sign('调查人员');
  const partner = await office.at('孙晓岚');
  await partner.openToSign(report);
  await partner.sign('调查人员');
  const chief = await office.at('韩立新');
  await chief.openToSign(report);
  await chief.sign('大队负责人');
  await office.clock.set('2025-03-26T10:20+08:00');
  const reviewer = await office.at('陈若溪');
  await reviewer.start('案件审查');
  await reviewer.step('案件审查');
  await reviewer.drawUp('案件审查表', { 意见: '同意', 审查人: '陈若溪' });
  await reviewer.sign('审查人');
});

test('the party is told beforehand what is intended', async () => {
  await office.clock.set('2025-03-27T09:20+08:00');
  const officer = await office.at('赵启明');
  await officer.drawUp(disposal, { 承办人意见: '建议告知拟处罚内容', 审批事项: '告知' });
  await officer.sign('承办人');
  await (await office.at('韩立新')).approve(disposal, '同意告知');
  await (await office.at('林知远')).approve(disposal, '同意，可以告知');
  await (await office.at('许正言')).approve(disposal, '同意告知当事人');
  const drafting = await office.at('赵启明');
  await drafting.start('送达事先告知书');
  await drafting.drawUp(notice);
  await (await office.at('许正言')).approve(notice, '同意，依法告知');
  const issuing = await office.at('赵启明');
  await issuing.issue(notice);
  await office.clock.set('2025-03-28T10:10+08:00');
  const serving = await office.at('赵启明');
  await serving.serve(notice, '直接送达', { 开始时间: '2025-03-28 09:40' }, collector);
  await serving.sign('受送达人（代收人）', '马会元');
  await serving.sign('送达人');
  const partner = await office.at('孙晓岚');
  await partner.openToSign('送达回证');
  await partner.sign('送达人');
});

test('a hearing is asked for, its day told in time and announced to the public', async () => {
  await office.clock.set('2025-04-01T15:30+08:00');
  const officer = await office.at('赵启明');
  await officer.start('申请听证');
  await officer.step('申请听证');
  await officer.drawUpIn('申请听证', '听证申请书（登记）');
  await officer.signAll('于振东');
  await officer.start('送达听证通知书');
  await officer.drawUp(hearing, {
    听证时间: '2025-04-17 09:00',
    听证地点: '县分局三楼会议室',
    方式: '公开',
    '当事人权利、注意事项': '可以申请回避、委托一至二人代理；携带证据，提前办理授权',
  });
  await (await office.at('田恒')).approve(hearing, '同意，按时举行');
  const issuing = await office.at('赵启明');
  await issuing.issue(hearing);
  await office.clock.set('2025-04-02T10:40+08:00');
  const serving = await office.at('赵启明');
  await serving.serve(hearing, '直接送达', { 开始时间: '2025-04-02 10:30' }, collector);
  await serving.sign('受送达人（代收人）', '马会元');
  await serving.sign('送达人');
  const partner = await office.at('孙晓岚');
  await partner.openToSign('送达回证');
  await partner.sign('送达人');
  const announcing = await office.at('赵启明');
  await announcing.drawUp('听证公告');
  await (await office.at('田恒')).approve('听证公告', '同意公告');
  await (await office.at('赵启明')).issue('听证公告');
});

test('the hearing is held by somebody who did not investigate, filmed, and reported on', async () => {
  await office.clock.set('2025-04-17T10:10+08:00');
  const host = await office.at('沈听澜');
  await host.start('举行听证');
  await host.step('举行听证', { 结束时间: '2025-04-17 10:00' });
  await host.drawUp('听证笔录', {
    '核实身份、宣布纪律、告知权利': '核实到场人员身份，宣布听证纪律，告知当事人权利',
    '当事人质证、陈述、申辩': '设备突发故障并非故意，且已及时修复，请求从轻',
    最后陈述: '请求降低罚款数额',
  });
  await host.signAll('于振东');
  const handing = await office.at('赵启明');
  await handing.handIn(
    '举行听证',
    film(office.folder, {
      device: 'FSHB-TZS-01',
      certificate: '000000000',
      from: '2025-04-17T08:59',
      to: '2025-04-17T10:01',
    }),
  );
  await office.clock.set('2025-04-18T16:00+08:00');
  const reporting = await office.at('沈听澜');
  await reporting.start('提交听证报告');
  await reporting.step('听证报告');
  await reporting.drawUp('听证报告', {
    争议焦点: ['检测报告是否有效', '裁量是否适当'],
    认定意见和处理建议: '事实清楚、证据充分，建议维持拟处罚意见',
  });
  await reporting.sign('主持人');
});

test('what the party said is weighed point by point; no decision before the legal office has reviewed', async () => {
  await office.clock.set('2025-04-21T10:00+08:00');
  const weighing = await office.at('陈若溪');
  await weighing.start('复核陈述、申辩');
  await weighing.step('复核陈述申辩', { 是否采纳: '部分采纳' });
  await weighing.drawUp('陈述申辩复核意见书', {
    逐项复核: [
      { 主张: '突发故障并非故意', 复核情况: '三日未报告未停产，主观上有过失', 是否采纳: '否', 理由: '未采取应急措施' },
      { 主张: '及时改正应当从轻', 复核情况: '经查属实', 是否采纳: '是', 理由: '已在裁量中体现' },
    ],
    处理意见: '维持拟处罚数额',
  });
  await weighing.signAll('于振东');
  await office.clock.set('2025-04-23T10:00+08:00');
  const early = (await (await office.at('赵启明')).barred('作出决定')).join('');
  expect(early).toContain('行政处罚法第五十八条');
  expect(early).toContain('请报法制科审核');
  const legal = await office.at('林知远');
  await legal.start('法制审核');
  await legal.step('法制审核');
  await legal.drawUp(advice, { 审核意见: '同意', 建议: '决定书应写明择一重适用理由' });
  await legal.signAll('于振东');
  expect(office.errors).toEqual([]);
});

test('the heads discuss it, each with an opinion, and approve; the decision is not issued while signatures are missing', async () => {
  await office.clock.set('2025-04-25T15:10+08:00');
  const chair = await office.at('许正言');
  await chair.start('集体讨论');
  await chair.step('集体讨论', { 开始时间: '2025-04-25 14:00' });
  await chair.drawUp('案件集体讨论记录（会议纪要）', {
    会议: { 地点: '白山市生态环境局会议室', 主持人: '许正言', 实到: '3', 记录人: '陈若溪' },
    '调查汇报、审核意见、听证情况': '调查情况、法制审核意见、听证报告已汇报',
    各成员发言: [
      { 姓名: '江一舟', 意见: '同意罚款28万元' },
      { 姓名: '陶景行', 意见: '同意，写明择一重适用理由' },
      { 姓名: '许正言', 意见: '同意' },
    ],
    '结论（含少数意见）': '一致同意罚款贰拾捌万元，无少数意见',
  });
  await chair.sign('参加人');
  for (const member of ['江一舟', '陶景行']) {
    const desk = await office.at(member);
    await desk.openToSign('案件集体讨论记录（会议纪要）');
    await desk.sign('参加人');
  }
  await office.clock.set('2025-04-27T10:00+08:00');
  const officer = await office.at('赵启明');
  await officer.start('负责人审批');
  await officer.drawUp(disposal, { 审批事项: '决定' });
  await officer.sign('承办人');
  await (await office.at('韩立新')).approve(disposal, '同意作出处罚决定');
  await (await office.at('林知远')).approve(disposal, '同意，合法');
  await (await office.at('许正言')).approve(disposal, '同意作出行政处罚决定');
  const head = await office.at('赵启明');
  await head.start('负责人审批');
  await head.step('负责人审批', { 审批事项: '决定' });
  await head.start('作出决定');
  await head.drawUp(decision);
  await (await office.at('许正言')).approve(decision, '同意，签发');
  const issuing = await office.at('赵启明');
  const refused = (await issuing.refusedToIssue(decision)).join('');
  expect(refused).toContain('签名缺执法人员');
  expect(refused).toContain('怎样补正');
  expect(office.errors).toEqual([]);
});

test('the review gets its number, the officers sign what they had not, the advice is answered; only then the decision goes out', async () => {
  const officer = await office.at('赵启明');
  await officer.issue(advice);
  await officer.openToSign('抽查取样通知书');
  await officer.sign('执法人员');
  const partner = await office.at('孙晓岚');
  await partner.openToSign('抽查取样通知书');
  await partner.sign('执法人员');
  const left = (await (await office.at('赵启明')).refusedToIssue(decision)).join('');
  expect(left).not.toContain('签名缺执法人员');
  expect(left).toContain('没有回填采纳情况');
  expect(left).toContain('制度第十四条');
  const answering = await office.at('赵启明');
  await answering.answerAdvice(advice, '采纳', '决定书已写明择一重适用的理由');
  await answering.issue(decision);
  expect(office.errors).toEqual([]);
});

test('the decision is left with the party that refuses it, before a witness and the camera; no public notice while that way is open', async () => {
  await office.clock.set('2025-04-28T10:40+08:00');
  const officer = await office.at('赵启明');
  expect(await officer.rung(decision, '公告送达')).toContain('未送达的记录之后才能公告');
  expect(await officer.rung(decision, '留置送达')).toContain('拒收之后才能留置');
  await officer.failToServe(decision, '直接送达', {
    开始时间: '2025-04-28 10:12',
    理由: '法定代表人于振东以罚款过高为由拒收',
  });
  await officer.serve(
    decision,
    '留置送达',
    { 开始时间: '2025-04-28 10:15', 结束时间: '2025-04-28 10:30' },
    {
      见证人: [{ 姓名: '齐平', 单位: '榆木桥镇工业社区居民委员会', 职务: '工作人员' }],
      留置处所: '公司办公楼一层收发台并张贴于大门（住所）',
    },
  );
  await officer.sign('送达人');
  await officer.sign('见证人', '齐平');
  const partner = await office.at('孙晓岚');
  await partner.openToSign('送达回证');
  await partner.sign('送达人');
  const handing = await office.at('赵启明');
  await handing.handIn('送达', film(office.folder, { ...camera, from: '2025-04-28T10:11', to: '2025-04-28T10:31' }));
  await handing.drawUpIn('送达', '留置送达记录');
  await handing.sign('送达人');
  await handing.sign('见证人', '齐平');
  const second = await office.at('孙晓岚');
  await second.openToSign('留置送达记录');
  await second.sign('送达人');
});

test('it is published within seven days with what nobody else may read left out; nothing is paid, and so nothing closed', async () => {
  await office.clock.set('2025-04-30T10:00+08:00');
  const legal = await office.at('林知远');
  await legal.start('公示处罚决定');
  await legal.drawUp('行政执法决定公开审核表', { 公开时间: '2025-04-30 15:00' });
  await legal.sign('法制科');
  const secrecy = await office.at('陈若溪');
  await secrecy.openToSign('行政执法决定公开审核表');
  await secrecy.sign('保密审查人');
  const publishing = await office.at('林知远');
  await publishing.start('公示处罚决定');
  await publishing.step('公开', { 公开渠道: '局门户网站' });
  const unpaid = (await (await office.at('赵启明')).barred('结案')).join('');
  expect(unpaid).toContain('制度第二十三条');
  expect(unpaid).toContain('第二十六条');
  expect(unpaid).toContain('怎样补正');
});

test('when the days to pay are over the party is urged, and what it says to that is heard and answered; before that nothing is added, and the court is not open', async () => {
  await office.clock.set('2025-05-20T09:30+08:00');
  const officer = await office.at('赵启明');
  const early = (await officer.barred('申请法院强制执行')).join('');
  expect(early).toContain('行政强制法第五十三条');
  expect(early).toContain('起诉期限尚未届满');
  const adding = (await officer.barred('决定加处罚款')).join('');
  expect(adding).toContain('制度第二十四条');
  expect(adding).toContain('怎样补正');
  await officer.start('送达催告书');
  await officer.drawUp(demand);
  await (await office.at('高明远')).approve(demand, '同意催告');
  await (await office.at('赵启明')).issue(demand);
  await office.clock.set('2025-05-20T10:40+08:00');
  const serving = await office.at('赵启明');
  await serving.serve(demand, '直接送达', { 开始时间: '2025-05-20 10:30' });
  await serving.sign('受送达人（代收人）', '马会元');
  await serving.sign('送达人');
  const partner = await office.at('孙晓岚');
  await partner.openToSign('送达回证');
  await partner.sign('送达人');
  await office.clock.set('2025-05-23T10:00+08:00');
  const hearing = await office.at('赵启明');
  await hearing.start('听取并复核陈述、申辩');
  await hearing.step('听取并复核催告陈述申辩');
  await hearing.drawUp('催告陈述申辩笔录及复核意见', {
    '事实、理由、证据': [{ 主张: '资金周转困难，请求免除加处罚款', 证据: '银行流水' }],
    复核和处理意见: [
      { 主张: '免除加处罚款', 复核情况: '系法定标准，无减免依据', 是否采纳: '否', 理由: '未达成执行协议' },
    ],
  });
  await hearing.signAll('于振东');
});

test('when that was in vain a fine is added, with its working', async () => {
  await office.clock.set('2025-06-10T09:30+08:00');
  const officer = await office.at('赵启明');
  await officer.start('决定加处罚款');
  await officer.draft(additional);
  await expect.poll(() => officer.page.getByLabel('计算过程').inputValue()).toContain('以 280000 元的百分之三计');
  await officer.fix();
  await (await office.at('许正言')).approve(additional, '同意加处罚款');
  const issuing = await office.at('赵启明');
  await issuing.issue(additional);
  await issuing.start('决定加处罚款');
  await issuing.step('决定加处罚款');
  await office.clock.set('2025-06-10T11:10+08:00');
  const serving = await office.at('赵启明');
  await serving.serve(additional, '直接送达', { 开始时间: '2025-06-10 11:00' });
  await serving.sign('受送达人（代收人）', '马会元');
  await serving.sign('送达人');
  const partner = await office.at('孙晓岚');
  await partner.openToSign('送达回证');
  await partner.sign('送达人');
});

test('the court is asked within its window, with its pack, and what it did is recorded to the end', async () => {
  await office.clock.set('2025-11-20T10:00+08:00');
  const officer = await office.at('赵启明');
  await officer.start('申请法院强制执行');
  await officer.drawUp(application);
  const head = await office.at('许正言');
  await head.openToSign(application);
  await head.sign('机关负责人');
  const filing = await office.at('赵启明');
  await filing.issue(application);
  await filing.step('申请法院强制执行');
  await office.clock.set('2025-11-25T10:00+08:00');
  await (await office.at('赵启明')).step('法院受理');
  await office.clock.set('2025-12-02T10:00+08:00');
  await (await office.at('赵启明')).step('法院裁定', { 一句话说明: '裁定准予强制执行' });
  await office.clock.set('2025-12-30T10:00+08:00');
  const done = await office.at('赵启明');
  await done.start('记录法院执行结果');
  await done.step('法院执行结果', { '金额（元）': 560000 });
  await done.drawUp('人民法院受理、审查、执行情况登记表');
  await done.sign('承办人');
});

test('the case is closed by its four hands', async () => {
  await office.clock.set('2026-01-05T10:00+08:00');
  const officer = await office.at('赵启明');
  await officer.start('结案');
  await officer.drawUp(closing, { 承办人意见: '罚款和加处罚款已由法院执行到位，建议结案', 结案情形: '履行完毕' });
  await officer.sign('承办人');
  for (const [name, opinion] of [
    ['韩立新', '同意报批结案'],
    ['林知远', '执行完毕，同意结案'],
    ['许正言', '同意结案归档'],
  ] as const)
    await (await office.at(name)).approve(closing, opinion);
  const closed = await office.at('赵启明');
  await closed.start('结案');
  await closed.step('结案', { 结案方式: '强制执行完毕', 终结日: '2026-01-05' });
});

test('the file puts itself in order, is handed over and archived; nothing in it is in breach', async () => {
  await office.clock.set('2026-01-09T10:00+08:00');
  const officer = await office.at('赵启明');
  await officer.drawUp('卷宗封面', { 保管期限: '30年' });
  await officer.drawUp('卷内备考表');
  await officer.sign('立卷人');
  const checking = await office.at('白雪');
  await checking.openToSign('卷内备考表');
  await checking.sign('检查人');
  await handOver(office, '赵启明', '白雪');
  const overseer = await office.at('林知远');
  expect(await overseer.breaches()).toEqual([]);
  expect(office.errors).toEqual([]);
});

test('no fact of it was typed twice', () => {
  expect(office.keys.typed.length).toBeGreaterThan(100);
  expect(office.keys.twice()).toEqual([]);
});
