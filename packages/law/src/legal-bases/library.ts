import type { AgencyFacts } from '@liuhen/records';
import { dayOf, parseDay } from '../calendars/day.ts';
import { type BasisLevel, levelOf } from './level.ts';

/** A law as a basis: its short names, its rank, and from when to when it holds. */
export type LegalBasis = {
  readonly title: string;
  readonly alsoCalled: readonly string[];
  readonly level: BasisLevel;
  readonly effectiveFrom: string;
  /** The first day on which it no longer holds. */
  readonly repealedOn: string | null;
  readonly source: string;
};

const CODE = '2026-08-15';
const law = (
  title: string,
  effectiveFrom: string,
  repealedOn: string | null = null,
  alsoCalled: readonly string[] = [],
): LegalBasis => ({
  title,
  alsoCalled,
  level: 'law',
  effectiveFrom,
  repealedOn,
  source: repealedOn === CODE ? '生态环境法典第一千二百四十二条' : '国家法律法规数据库',
});
const regulation = (title: string, effectiveFrom: string): LegalBasis => ({
  title,
  alsoCalled: [],
  level: 'administrativeRegulation',
  effectiveFrom,
  repealedOn: null,
  source: '国家法律法规数据库',
});
const rule = (title: string, effectiveFrom: string, repealedOn: string | null = null): LegalBasis => ({
  title,
  alsoCalled: [],
  level: 'rule',
  effectiveFrom,
  repealedOn,
  source: '部门规章',
});

/** What the house knows of the law cited in its cases. An agency adds its own by a record (`legalBasisAdded`). */
export const legalBases: readonly LegalBasis[] = [
  law('生态环境法典', CODE),
  law('环境保护法', '2015-01-01', CODE),
  law('环境影响评价法', '2018-12-29', CODE),
  law('海洋环境保护法', '2024-01-01', CODE),
  law('大气污染防治法', '2018-10-26', CODE),
  law('水污染防治法', '2018-01-01', CODE),
  law('土壤污染防治法', '2019-01-01', CODE),
  law('固体废物污染环境防治法', '2020-09-01', CODE),
  law('噪声污染防治法', '2022-06-05', CODE),
  law('放射性污染防治法', '2003-10-01', CODE),
  law('清洁生产促进法', '2012-07-01', CODE),
  law('行政处罚法', '2021-07-15'),
  law('行政强制法', '2012-01-01'),
  law('行政许可法', '2019-04-23'),
  law('行政复议法', '2024-01-01'),
  law('行政诉讼法', '2017-07-01'),
  law('民事诉讼法', '2024-01-01', null, ['民诉法']),
  law('民法典', '2021-01-01'),
  law('档案法', '2021-01-01'),
  law('保守国家秘密法', '2024-05-01'),
  law('电子签名法', '2019-04-23'),
  law('邮政法', '2015-04-24'),
  regulation('排污许可管理条例', '2021-03-01'),
  regulation('生态环境监测条例', '2026-01-01'),
  regulation('行政执法监督条例', '2026-02-01'),
  regulation('行政复议法实施条例', '2026-07-01'),
  regulation('建设项目环境保护管理条例', '2017-10-01'),
  regulation('行政执法机关移送涉嫌犯罪案件的规定', '2020-08-07'),
  rule('生态环境行政处罚办法', '2023-07-01'),
  rule('环境保护主管部门实施按日连续处罚办法', '2015-01-01'),
  rule('环境保护主管部门实施查封、扣押办法', '2015-01-01'),
  rule('环境保护主管部门实施限制生产、停产整治办法', '2015-01-01'),
  rule('入河排污口监督管理办法', '2025-01-01'),
  rule('环境保护档案管理办法', '2017-03-01'),
];

const titlesIn = (cited: string): string[] =>
  [...cited.matchAll(/《([^》]+)》/g)].map((found) => (found[1] ?? '').replace(/^中华人民共和国/, ''));

/** Laws whose first edition this is: before its first day nothing of that name could be cited. */
const newborn = new Set(['生态环境法典', '生态环境监测条例', '行政执法监督条例', '排污许可管理条例']);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What a bureau added of its own (`legalBasisAdded`): it comes before the shipped line of the same name. */
export const addedBases = (agency: AgencyFacts): LegalBasis[] =>
  agency.facts
    .filter((fact) => fact.kind === 'legalBasisAdded' && fact.annulledBy === null)
    .map(({ data }) => ({
      title: text(data.law)
        .replace(/^《|》$/g, '')
        .replace(/^中华人民共和国/, ''),
      alsoCalled: [],
      level: levelOf(text(data.level)),
      effectiveFrom: text(data.effectiveFrom),
      repealedOn: text(data.repealedOn) || null,
      source: '本机关增补',
    }));

export function findBasis(title: string, added: readonly LegalBasis[] = []): LegalBasis | undefined {
  const plain = title.replace(/^中华人民共和国/, '');
  return [...added, ...legalBases].find((basis) => basis.title === plain || basis.alsoCalled.includes(plain));
}

/** The first law cited that had been repealed by then; null where all that is known still held. */
export function repealedLawIn(cited: string, at: Temporal.Instant, added: readonly LegalBasis[] = []): string | null {
  return titlesIn(cited).find((title) => reached(findBasis(title, added)?.repealedOn ?? null, at)) ?? null;
}

/** The first law cited that did not exist yet. */
export function unbornLawIn(cited: string, at: Temporal.Instant): string | null {
  return (
    titlesIn(cited).find((title) => newborn.has(title) && !reached(findBasis(title)?.effectiveFrom ?? null, at)) ?? null
  );
}

function reached(iso: string | null, at: Temporal.Instant): boolean {
  const day = iso === null ? null : parseDay(iso);
  return day !== null && dayOf(at) >= day;
}
