import type { AgencyFacts, Fact } from '@liuhen/records';
import { type Fen, fen } from '../calculations/money.ts';
import { type Day, parseDay } from '../calendars/day.ts';
import type { Certainty } from '../periods/term.ts';
import { citationOf, type LegalArticle } from './article.ts';
import { articleNumber } from './article-number.ts';

type Reading = { ok: true; article: LegalArticle | null } | { ok: false; message: string; cure: string };
type Data = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const refuse = (message: string, cure: string): Reading => ({ ok: false, message: `法律依据未采用：${message}`, cure });

/** 元 in whole numbers, as a record holds them, in 分; null where nothing is said. */
export function fenOf(value: unknown): Fen | null | 'unreadable' {
  if (value === undefined || value === null || value === '') return null;
  const yuan = typeof value === 'number' ? value : Number(text(value));
  return Number.isSafeInteger(yuan) && yuan >= 0 && Number.isSafeInteger(yuan * 100) ? fen(yuan * 100) : 'unreadable';
}

/** From and until when something holds; what is wrong with it in words. `until` is the first day on which it no longer does. */
export function termOf(from: unknown, until: unknown): { from: string; until: string | null } | string {
  const [first, end] = [text(from), text(until)];
  const [firstDay, endDay] = [parseDay(first), end === '' ? null : parseDay(end)];
  if (firstDay === null) return '施行日期不是有效日期。';
  if (end !== '' && endDay === null) return '废止（失效）日期不是有效日期。';
  if (endDay !== null && endDay <= firstDay) return '废止（失效）日期不晚于施行日期。';
  return { from: first, until: end === '' ? null : end };
}

const certainties: readonly Certainty[] = ['text', 'secondhand', 'unverified', 'internal'];

/** A line that a bureau adds (`legalBasisAdded`) → an article; null where it only names a law; or why it cannot be taken. Never throws. */
export function readAddedBasis(data: Data): Reading {
  const law = text(data.law)
    .replace(/^《|》$/g, '')
    .replace(/^中华人民共和国/, '');
  if (law === '') return refuse('没有写明法律名称。', '填写法律、法规、规章的名称。');
  const term = termOf(data.effectiveFrom, data.repealedOn);
  if (typeof term === 'string') return refuse(term, '按公布文本填写施行日期，已废止的填写废止日期。');
  const [min, max] = [fenOf(data.fineMin), fenOf(data.fineMax)];
  if (min === 'unreadable' || max === 'unreadable') return refuse('罚款幅度须为整数元。', '以元为单位填写整数。');
  if ((max === null) !== (min === null) && max === null)
    return refuse('只写了罚款下限。', '补填上限；没有罚款的两项都不填。');
  if (max !== null && max < (min ?? 0)) return refuse('罚款下限高于上限。', '对照条文改正上下限。');
  const cited = /第([零〇一二三四五六七八九十百千\d]+)条(.*)$/.exec(text(data.article));
  const no = cited === null ? null : articleNumber(cited[1] ?? '');
  if (no === null) {
    if (max !== null) return refuse('写了罚款幅度，条号读不懂。', '条号写作“第三十四条第（一）项”。');
    return { ok: true, article: null };
  }
  const certainty = certainties.find((one) => one === data.certainty) ?? 'unverified';
  return {
    ok: true,
    article: {
      law,
      no,
      part: (cited?.[2] ?? '').trim(),
      text: text(data.words),
      kind: data.wording === 'text' ? 'text' : 'gist',
      certainty,
      source: text(data.source) || '本机关增补',
      effectiveFrom: term.from,
      repealedOn: term.until,
      fine: max === null ? null : { min: min ?? fen(0), max, optional: false, eachTime: false, grave: null },
      added: true,
    },
  };
}

export const overlap = (
  a: { from: string; until: string | null },
  b: { from: string; until: string | null },
): boolean => (b.until === null || a.from < b.until) && (a.until === null || b.from < a.until);

type Added = {
  readonly articles: readonly LegalArticle[];
  readonly refused: readonly { fact: Fact; message: string }[];
};
const known = new WeakMap<AgencyFacts, Added>();

/** The articles a bureau has added, and the lines that could not be taken. Read once. */
export function addedArticles(agency: AgencyFacts): Added {
  const held = known.get(agency);
  if (held) return held;
  const articles: LegalArticle[] = [];
  const refused: { fact: Fact; message: string }[] = [];
  for (const fact of agency.facts) {
    if (fact.kind !== 'legalBasisAdded' || fact.annulledBy !== null) continue;
    const reading = readAddedBasis(fact.data);
    if (!reading.ok) refused.push({ fact, message: reading.message });
    else if (reading.article !== null) {
      const twin = twinOf(reading.article, articles);
      if (twin === undefined) articles.push(reading.article);
      else refused.push({ fact, message: overlapping(twin) });
    }
  }
  const made = { articles, refused };
  known.set(agency, made);
  return made;
}

/** The same article in an edition whose days it shares. */
export const twinOf = (article: LegalArticle, others: readonly LegalArticle[]): LegalArticle | undefined =>
  others.find(
    (other) =>
      other.law === article.law &&
      other.no === article.no &&
      other.part === article.part &&
      overlap(
        { from: other.effectiveFrom, until: other.repealedOn },
        { from: article.effectiveFrom, until: article.repealedOn },
      ),
  );
export const overlapping = (twin: LegalArticle): string =>
  `法律依据未采用：与已增补的${citationOf(twin)}（${twin.effectiveFrom} 起${twin.repealedOn === null ? '' : `，${twin.repealedOn} 废止`}）施行期间重叠。`;

/** Whether a day lies within a term. */
export const within = (day: Day, from: string, until: string | null): boolean => {
  const [first, end] = [parseDay(from), until === null ? null : parseDay(until)];
  return first !== null && first <= day && (end === null || day < end);
};
