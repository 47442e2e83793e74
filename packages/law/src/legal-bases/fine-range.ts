import type { AgencyFacts } from '@liuhen/records';
import { type Fen, fen, yuanText } from '../calculations/money.ts';
import { type Day, isoOf } from '../calendars/day.ts';
import { citationOf, type LegalArticle } from './article.ts';
import { type Benchmark, benchmarksFor } from './benchmark.ts';
import { articlesCited, citationsIn } from './citation.ts';

/** What the articles cited let be fined for a conduct of one day; where several do, the higher one rules (行政处罚法第二十九条). */
export type StatutoryRange = {
  readonly article: LegalArticle;
  readonly min: Fen;
  readonly max: Fen;
  /** In Chinese: which articles were looked at, as of which day, and which one rules. */
  readonly derivation: readonly string[];
};

/** Null where nothing cited is known to let anything be fined. */
export function statutoryRangeFor(cited: string, conduct: Day, agency: AgencyFacts): StatutoryRange | null {
  const fined = citationsIn(cited)
    .flatMap((citation) => articlesCited(citation, conduct, agency))
    .filter((article) => article.fine !== null);
  const unique = fined.filter((article, i) => fined.findIndex((a) => citationOf(a) === citationOf(article)) === i);
  const ruling = unique.reduce<LegalArticle | undefined>(
    (highest, article) => (highest === undefined || maxOf(article) > maxOf(highest) ? article : highest),
    undefined,
  );
  if (ruling?.fine == null) return null;
  const { fine } = ruling;
  return {
    article: ruling,
    min: fine.optional ? fen(0) : fine.min,
    max: fen(maxOf(ruling)),
    derivation: [
      `违法行为终了日 ${isoOf(conduct)}，适用当日有效的条文`,
      ...unique.map((article) => `${citationOf(article)}：${rangeText(article)}${sureness(article)}`),
      ...(unique.length > 1 ? [`同一行为违反多个规定，按罚款数额高的规定（${citationOf(ruling)}）`] : []),
    ],
  };
}

const maxOf = ({ fine }: LegalArticle): number => Math.max(fine?.max ?? 0, fine?.grave?.max ?? 0);
const sureness = ({ kind, certainty }: LegalArticle): string =>
  certainty !== 'text' ? '（依据未经原文核实）' : kind === 'gist' ? '（概要，以公布文本为准）' : '';

export function rangeText({ fine }: Pick<LegalArticle, 'fine'>): string {
  if (fine === null) return '没有罚款';
  const span = `${fine.min === 0 ? '' : `${yuanText(fine.min)} 元以上 `}${yuanText(fine.max)} 元以下`;
  const grave = fine.grave === null ? '' : `；情节严重的 ${yuanText(fine.grave.min)}—${yuanText(fine.grave.max)} 元`;
  return `${fine.eachTime ? '每次 ' : ''}${fine.optional ? '可以处 ' : ''}${span}${grave}`;
}

export type FineStanding = {
  readonly range: StatutoryRange | null;
  readonly standing: 'unknown' | 'within' | 'above' | 'below';
  /** Benchmarks of the day of the conduct, each with the grades that the amount falls into. */
  readonly benchmarks: readonly { readonly benchmark: Benchmark; readonly grades: readonly string[] }[];
  readonly text: readonly string[];
};

/** An amount beside what the law and the bureau's own benchmarks allow, with how it was reached. */
export function fineStanding(amount: Fen, cited: string, conduct: Day, agency: AgencyFacts): FineStanding {
  const range = statutoryRangeFor(cited, conduct, agency);
  const standing = range === null ? 'unknown' : amount > range.max ? 'above' : amount < range.min ? 'below' : 'within';
  const benchmarks = benchmarksFor(citationsIn(cited), conduct, agency).map((benchmark) => ({
    benchmark,
    grades: benchmark.grades.filter((g) => g.min <= amount && amount <= g.max).map((g) => g.circumstance),
  }));
  const said = {
    unknown: '所引依据中没有收录罚款幅度，请人工核对',
    within: `${yuanText(amount)} 元在法定幅度以内`,
    above: `${yuanText(amount)} 元超过法定上限`,
    below: `${yuanText(amount)} 元低于法定下限`,
  }[standing];
  return {
    range,
    standing,
    benchmarks,
    text: [
      ...(range?.derivation ?? []),
      said,
      ...benchmarks.map(({ benchmark, grades }) =>
        grades.length > 0
          ? `“${benchmark.title}”：落在阶次“${grades.join('、')}”`
          : benchmark.grades.length > 0
            ? `“${benchmark.title}”：不落在任何阶次`
            : `“${benchmark.title}”：按裁量因素计算`,
      ),
    ],
  };
}
