// Words and cases of a made-up province: the same every time, so that two runs ask the same questions of the same rows.
import { createHash } from 'node:crypto';
import { tokensOf } from '../../packages/journal/src/projections/tokens.ts';

const places =
  '杭州 抚松 松江 露水河 泉阳 仙人桥 万良 抽水 北岗 兴参 新屯子 东岗 漫江 临江 江源 靖宇 长白 浑江 通化 梅河口'.split(
    ' ',
  );
const words =
  '福满楼 顺达 鑫源 恒泰 永兴 金鼎 瑞丰 华茂 宏远 长青 䶮记 㛃丽 𠅤山 盛大 国泰 民安 天合 东升 德胜 广源'.split(' ');
const trades = '食品 建材 化工 矿业 木业 参业 电镀 造纸 制药 水泥 铸造 印染 养殖 物流 餐饮'.split(' ');
const forms = '有限公司 有限责任公司 厂 合作社 经营部'.split(' ');
export const matters =
  '超标排放水污染物 未批先建 擅自倾倒固体废物 扬尘污染 未按规定贮存危险废物 逃避监管排放污染物 拒绝接受检查 噪声扰民 无证排污 超过许可排放大气污染物 未公开环境信息 焚烧秸秆'.split(
    ' ',
  );
const findings =
  '厂区东侧排污口有废水流出 现场未见负责人 在线监测设备数据异常 危险废物贮存间未设标识 物料堆场未覆盖防尘网 除尘设施未运行 已对现场拍照录像 台账记录不完整 污水处理站曝气池停运 当事人对检查结果无异议 雨水沟内有残留油污 锅炉烟囱冒黑烟'.split(
    ' ',
  );
const details = '经查 据介绍 检查时 次日上午 复查时 采样时 询问中 经核对'.split(' ');
export const procedures = ['ordinary', 'summary', 'permit', 'coercion', 'inspection', 'complaint'];
export const stages = ['intake', 'investigation', 'review', 'notice', 'decision', 'service', 'enforcement', 'closing'];

/** A number below `below` that depends on nothing but what is given. */
export function drawn(below: number, ...of: (string | number)[]): number {
  return createHash('md5').update(of.join('/')).digest().readUInt32BE(0) % below;
}
export function uuidOf(...of: (string | number)[]): string {
  const hex = createHash('md5').update(of.join('/')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
const pick = (list: readonly string[], ...of: (string | number)[]): string => list[drawn(list.length, ...of)] ?? '';

export const officers = Array.from({ length: 400 }, (_, index) => uuidOf('officer', index));
export const reviewers = Array.from({ length: 12 }, (_, index) => uuidOf('reviewer', index));
export const heads = Array.from({ length: 5 }, (_, index) => uuidOf('head', index));

export function partyOf(index: number): string {
  const of = drawn(30_000, 'party', index);
  const name = `${pick(places, 'p', of)}${pick(words, 'w', of)}${pick(words, 'v', of)}`;
  return `${name}${pick(trades, 't', of)}${pick(forms, 'f', of)}`;
}

export type Text = { readonly id: number; readonly text: string; readonly tokens: string[] };
const withTokens = (text: string, id: number): Text => ({ id, text, tokens: tokensOf(text) });

/** Sentences of records; each has something of its own, so that there are rare words as well as common ones. */
export function sentences(count: number): Text[] {
  return Array.from({ length: count }, (_, id) => {
    const own = `${pick(places, 'sp', id)}${pick(words, 'sw', id)}${drawn(9_000, 'n', id) + 1_000}`;
    return withTokens(`${pick(details, 'd', id)}，${own}${pick(findings, 'f', id)}`, id);
  });
}

export const firstDay = Date.UTC(2023, 0, 1);
export const today = Date.UTC(2026, 5, 1);
const day = 86_400_000;
const iso = (ms: number): string => new Date(ms).toISOString();

/** Older cases have smaller numbers; of the newest sixth most are open, and of those some are late. */
export function caseOf(index: number, count: number) {
  const opened = firstDay + Math.floor((index / count) * (today - firstDay));
  const state = index > count * 0.85 ? 'open' : index > count * 0.8 ? 'closed' : 'archived';
  const party = partyOf(index);
  const title = `${party}${pick(matters, 'm', index)}案`;
  const caseNo = `抚环案〔${new Date(opened).getUTCFullYear()}〕${index + 1}号`;
  const due = state === 'open' && drawn(10, 'due', index) > 2 ? today + (drawn(90, 'by', index) - 10) * day : null;
  return {
    index,
    subject: uuidOf('case', index),
    caseNo,
    title,
    procedure: pick(procedures, 'pr', index),
    stage: state === 'open' ? pick(stages, 'st', index) : 'closing',
    party,
    state,
    opened: iso(opened),
    last: iso(Math.min(today, opened + (10 + drawn(110, 'l', index)) * day + drawn(day, 'ms', index))),
    due: due === null ? null : iso(due),
    handlers: [pick(officers, 'h1', index), pick(officers, 'h2', index)],
    reviewer: pick(reviewers, 'r', index),
    approver: pick(heads, 'a', index),
    recused: drawn(500, 'x', index) === 0 ? pick(officers, 'xo', index) : null,
    content: `${caseNo}\n${title}\n${party}`,
    tokens: tokensOf(`${caseNo}\n${title}\n${party}`),
    partyTokens: tokensOf(party),
  };
}

/** What the ten records of a case are: kind, family, title, level and volume by their number in the case. */
export const recordKinds: readonly [string, string, string, string, string][] = [
  ['caseOpened', 'case', '立案', 'none', 'main'],
  ['siteInspection', 'step', '现场检查', 'none', 'main'],
  ['recording', 'recording', '执法记录仪录像', 'none', 'main'],
  ['recordingLinked', 'recording', '音像关联', 'none', 'main'],
  ['interview', 'step', '询问', 'none', 'main'],
  ['siteInspectionRecord', 'document', '现场检查笔录', 'none', 'main'],
  ['legalReviewOpinion', 'document', '法制审核意见', 'none', 'side'],
  ['complaintRegister', 'document', '投诉举报登记表', 'informant', 'side'],
  ['sealAffixed', 'signature', '用印', 'none', 'main'],
  ['penaltyDecision', 'document', '行政处罚决定书', 'none', 'main'],
];
