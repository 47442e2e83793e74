import type { AgencyFacts, Fact } from '@liuhen/records';
import { type Fen, fen, yuanText } from '../calculations/money.ts';
import type { Day } from '../calendars/day.ts';
import type { Certainty } from '../periods/term.ts';
import { fenOf, overlap, termOf, within } from './added.ts';
import { citationOf, type FineRange } from './article.ts';
import { type Citation, citationsIn, editionsCited } from './citation.ts';

/** 裁量阶次: circumstances, and the fine they lead to, both ends included. */
export type Grade = { readonly circumstance: string; readonly min: Fen; readonly max: Fen };
/** 裁量因素: each choice has a share of the range in hundredths; the shares chosen are added up. */
export type Factor = {
  readonly factor: string;
  readonly choices: readonly { readonly choice: string; readonly percent: number }[];
};

/** A benchmark of discretion (行政处罚法第三十四条) of a bureau or above it, for one conduct under one article. */
export type Benchmark = {
  readonly title: string;
  readonly conduct: string;
  readonly basis: Citation;
  readonly effectiveFrom: string;
  /** The first day on which it no longer holds. */
  readonly repealedOn: string | null;
  readonly source: string;
  readonly certainty: Certainty;
  readonly grades: readonly Grade[];
  readonly factors: readonly Factor[];
  readonly record: string;
};

type Reading = { ok: true; benchmark: Benchmark } | { ok: false; message: string; cure: string };
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const rowsOf = (value: unknown): Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter((row) => typeof row === 'object' && row !== null) : [];
const refuse = (message: string, cure: string): Reading => ({ ok: false, message: `裁量基准未采用：${message}`, cure });

/** Data of a `discretionBenchmark` → a benchmark, or why it cannot be one. Never throws. */
export function readBenchmark(data: Readonly<Record<string, unknown>>, agency: AgencyFacts, record: string): Reading {
  const [title, source] = [text(data.title), text(data.source)];
  if (title === '' || source === '') return refuse('缺名称或者出处。', '写明裁量基准的名称、发布机关和文号。');
  const [basis, second] = citationsIn(text(data.basis));
  if (basis === undefined || second !== undefined)
    return refuse('依据须是一个条款。', '写作“《排污许可管理条例》第三十四条第（一）项”，一条一项。');
  const term = termOf(data.effectiveFrom, data.repealedOn);
  if (typeof term === 'string') return refuse(term, '填写基准的施行日期，已失效的填写失效日期。');
  const grades = rowsOf(data.grades).map(gradeOf);
  const factors = factorsOf(rowsOf(data.factors));
  if (grades.length === 0 && factors.length === 0) return refuse('没有裁量阶次，也没有裁量因素。', '至少填写一种。');
  const faulty = grades.indexOf(null);
  if (faulty >= 0)
    return refuse(`第 ${faulty + 1} 行阶次的情节或者金额有误（须为整数元，下限不高于上限）。`, '改正该行。');
  const wrong = factors.flatMap(({ choices }) => choices).find(({ percent }) => !(percent >= 0 && percent <= 100));
  if (wrong !== undefined) return refuse(`“${wrong.choice}”的百分值须在 0 至 100 之间。`, '改正该行。');
  const taken = grades.filter((grade) => grade !== null);
  const range = rangeOf(basis, term, agency);
  const outside = range === null ? undefined : taken.find((g) => g.max > range.max || g.min < range.min);
  if (range !== null && outside !== undefined)
    return refuse(
      `“${outside.circumstance}”（${yuanText(outside.min)}—${yuanText(outside.max)} 元）突破${citationOf(basis)}的法定幅度（${yuanText(range.min)}—${yuanText(range.max)} 元）。`,
      '裁量基准只能在法定幅度以内划分阶次。',
    );
  return {
    ok: true,
    benchmark: {
      title,
      conduct: text(data.conduct),
      basis,
      effectiveFrom: term.from,
      repealedOn: term.until,
      source,
      certainty: (['text', 'secondhand', 'internal'] as const).find((one) => one === data.certainty) ?? 'unverified',
      grades: taken,
      factors,
      record,
    },
  };
}

function gradeOf(row: Readonly<Record<string, unknown>>): Grade | null {
  const [min, max, circumstance] = [fenOf(row.min), fenOf(row.max), text(row.circumstance)];
  if (circumstance === '' || min === 'unreadable' || max === 'unreadable' || max === null) return null;
  return (min ?? 0) <= max ? { circumstance, min: min ?? fen(0), max } : null;
}

/** Rows of factor, choice, percent; the rows of one factor belong together. */
function factorsOf(rows: readonly Readonly<Record<string, unknown>>[]): Factor[] {
  const byFactor = Map.groupBy(rows, (row) => text(row.factor));
  return [...byFactor].flatMap(([factor, choices]) =>
    factor === ''
      ? []
      : [{ factor, choices: choices.map((row) => ({ choice: text(row.choice), percent: Number(row.percent) })) }],
  );
}

/** The range of the article in an edition that holds on any day on which the benchmark does. */
function rangeOf(basis: Citation, term: { from: string; until: string | null }, agency: AgencyFacts): FineRange | null {
  const held = editionsCited(basis, agency).filter(({ effectiveFrom, repealedOn }) =>
    overlap(term, { from: effectiveFrom, until: repealedOn }),
  );
  const fines = held.flatMap(({ fine }) => fine ?? []);
  const [first] = fines;
  if (first === undefined) return null;
  return { ...first, max: fen(Math.max(first.max, first.grave?.max ?? 0)) };
}

type Kept = { readonly benchmarks: readonly Benchmark[]; readonly refused: readonly { fact: Fact; message: string }[] };
const known = new WeakMap<AgencyFacts, Kept>();

/** The benchmarks of a bureau, and those that could not be taken. Read once. */
export function benchmarksOf(agency: AgencyFacts): Kept {
  const held = known.get(agency);
  if (held) return held;
  const benchmarks: Benchmark[] = [];
  const refused: { fact: Fact; message: string }[] = [];
  for (const fact of agency.facts) {
    if (fact.kind !== 'discretionBenchmark' || fact.annulledBy !== null) continue;
    const reading = readBenchmark(fact.data, agency, fact.id);
    const twin = reading.ok ? benchmarkTwin(reading.benchmark, benchmarks) : undefined;
    if (!reading.ok) refused.push({ fact, message: reading.message });
    else if (twin !== undefined) refused.push({ fact, message: benchmarksOverlap(twin) });
    else benchmarks.push(reading.benchmark);
  }
  const made = { benchmarks, refused };
  known.set(agency, made);
  return made;
}

/** One for the same conduct under the same article whose days it shares. */
export const benchmarkTwin = (one: Benchmark, others: readonly Benchmark[]): Benchmark | undefined =>
  others.find(
    (other) =>
      citationOf(other.basis) === citationOf(one.basis) &&
      other.conduct === one.conduct &&
      overlap(
        { from: other.effectiveFrom, until: other.repealedOn },
        { from: one.effectiveFrom, until: one.repealedOn },
      ),
  );
export const benchmarksOverlap = (twin: Benchmark): string =>
  `裁量基准未采用：与“${twin.title}”（${twin.effectiveFrom} 起${twin.repealedOn === null ? '' : `，${twin.repealedOn} 失效`}）同一依据、同一违法行为，施行期间重叠。`;

/** Those that speak about what a paper cites, on the day of the conduct. */
export const benchmarksFor = (cited: readonly Citation[], day: Day, agency: AgencyFacts): Benchmark[] =>
  benchmarksOf(agency).benchmarks.filter(
    ({ basis, effectiveFrom, repealedOn }) =>
      within(day, effectiveFrom, repealedOn) &&
      cited.some(
        ({ law, no, part }) =>
          law === basis.law && no === basis.no && (part === '' || basis.part === '' || part === basis.part),
      ),
  );

/** 法定下限 + （法定上限 − 法定下限） × 百分值之和, to the 元; the sum is held between 0 and 100. */
export function byFactors(range: FineRange, percents: readonly number[]): { amount: Fen; text: string } {
  const sum = Math.min(
    100,
    Math.max(
      0,
      percents.reduce((total, one) => total + one, 0),
    ),
  );
  const amount = fen(Math.round((range.min + ((range.max - range.min) * sum) / 100) / 100) * 100);
  return {
    amount,
    text: `法定下限 ${yuanText(range.min)} 元 + （法定上限 ${yuanText(range.max)} 元 − 法定下限 ${yuanText(range.min)} 元） × ${sum}% = ${yuanText(amount)} 元`,
  };
}
