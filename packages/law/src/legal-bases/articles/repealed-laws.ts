import { articlesOf, fineOf } from './write.ts';

const repealedOn = '2026-08-15';
const air = articlesOf({
  law: '大气污染防治法',
  source: '国家法律法规数据库（2018 年修正文本的转录）',
  effectiveFrom: '2018-10-26',
  repealedOn,
  certainty: 'text',
});
const water = articlesOf({
  law: '水污染防治法',
  source: '2017 年修正文本的转录，未逐字核对',
  effectiveFrom: '2018-01-01',
  repealedOn,
  certainty: 'secondhand',
});
const environment = articlesOf({
  law: '环境保护法',
  source: '2014 年修订文本的转录，未逐字核对',
  effectiveFrom: '2015-01-01',
  repealedOn,
  certainty: 'secondhand',
});

/** Repealed with 生态环境法典第一千二百四十二条; they still rule what was done before (从旧兼从轻). */
export const repealedLawArticles = [
  air(
    48,
    '工业生产企业应当采取密闭、围挡、遮盖、清扫、洒水等措施，减少内部物料的堆存、传输、装卸等环节产生的粉尘和气态污染物的排放。',
    { part: '第二款' },
  ),
  air(
    99,
    '未依法取得排污许可证，超标、超总量，或者以逃避监管的方式排放大气污染物的，责令改正或者限制生产、停产整治，并处十万元以上一百万元以下的罚款；情节严重的，报经批准责令停业、关闭。',
    { kind: 'gist', certainty: 'secondhand', fine: fineOf(10, 100) },
  ),
  air(
    108,
    '违反本法规定，有下列行为之一的，由县级以上人民政府生态环境主管部门责令改正，处二万元以上二十万元以下的罚款；拒不改正的，责令停产整治：（五）钢铁、建材、有色金属、石油、化工、制药、矿产开采等企业，未采取集中收集处理、密闭、围挡、遮盖、清扫、洒水等措施，控制、减少粉尘和气态污染物排放的；',
    { part: '第（五）项', fine: fineOf(2, 20) },
  ),
  air(
    117,
    '违反本法规定，有下列行为之一的，由县级以上人民政府生态环境等主管部门按照职责责令改正，处一万元以上十万元以下的罚款；拒不改正的，责令停工整治或者停业整治：（二）对不能密闭的易产生扬尘的物料，未设置不低于堆放物高度的严密围挡，或者未采取有效覆盖措施防治扬尘污染的；',
    { part: '第（二）项', fine: fineOf(1, 10) },
  ),
  water(10, '排放水污染物，不得超过国家或者地方规定的水污染物排放标准和重点水污染物排放总量控制指标。'),
  water(
    83,
    '未依法取得排污许可证，超标、超总量，以逃避监管的方式，或者不经预处理向污水集中处理设施排放水污染物的，责令改正或者限制生产、停产整治，并处十万元以上一百万元以下的罚款；情节严重的，报经批准责令停业、关闭。',
    { kind: 'gist', fine: fineOf(10, 100) },
  ),
  environment(25, '违反规定排放污染物，造成或者可能造成严重污染的，可以查封、扣押造成污染物排放的设施、设备。', {
    kind: 'gist',
  }),
  environment(
    59,
    '违法排放污染物，受到罚款处罚，被责令改正，拒不改正的，可以自责令改正之日的次日起，按照原处罚数额按日连续处罚。',
    { part: '第一款', kind: 'gist' },
  ),
];
