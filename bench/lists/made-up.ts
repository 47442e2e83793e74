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

/** Sentences of records; each has something of its own, so that there are rare words as well as common ones. */
export function sentences(count: number, blind: (token: string) => string): Text[] {
  return Array.from({ length: count }, (_, id) => {
    const own = `${pick(places, 'sp', id)}${pick(words, 'sw', id)}${drawn(9_000, 'n', id) + 1_000}`;
    const text = `${pick(details, 'd', id)}，${own}${pick(findings, 'f', id)}`;
    return { id, text, tokens: tokensOf(text).map(blind) };
  });
}

export const today = Date.UTC(2026, 5, 1);
