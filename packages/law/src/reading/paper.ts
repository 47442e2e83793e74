import { type Fact, isFilled } from '@liuhen/records';
import { type Day, dayOf } from '../calendars/day.ts';
import { beijingTime, isBefore } from '../calendars/instant.ts';
import { writtenInstant } from './written-instant.ts';

/** What a document says, whatever shape it was written in. A record that is not a document has the same keys in its data. */
export function fieldsOf(fact: Fact): Record<string, unknown> {
  const { fields } = fact.data;
  return fact.family === 'document' && typeof fields === 'object' && fields !== null && !Array.isArray(fields)
    ? (fields as Record<string, unknown>)
    : fact.data;
}

export const field = (fact: Fact, key: string): unknown => fieldsOf(fact)[key];

/** Whether any of the keys says something. */
export const says = (fact: Fact, ...keys: string[]): boolean => keys.some((key) => isFilled(field(fact, key)));

/** Everything a value says, as one line: a list, a table and a plain word read alike. */
export function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(wordsOf).join('；');
  if (typeof value === 'object' && value !== null) return Object.values(value).map(wordsOf).join('，');
  return '';
}

export const words = (fact: Fact, ...keys: string[]): string => keys.map((key) => wordsOf(field(fact, key))).join(' ');

export function rowsOf(value: unknown): readonly Record<string, unknown>[] {
  const all = Array.isArray(value) ? value : isFilled(value) ? [value] : [];
  return all.map((row) =>
    typeof row === 'object' && row !== null && !Array.isArray(row) ? (row as Record<string, unknown>) : { name: row },
  );
}

export const rows = (fact: Fact, key: string): readonly Record<string, unknown>[] => rowsOf(field(fact, key));

/** The first of these keys that holds a readable time. */
export function momentIn(fact: Fact, ...keys: string[]): Temporal.Instant | null {
  for (const key of keys) {
    const found = writtenInstant(field(fact, key));
    if (found) return found;
  }
  return null;
}

export function dayIn(fact: Fact, ...keys: string[]): Day | null {
  const found = momentIn(fact, ...keys);
  return found === null ? null : dayOf(found);
}

export const numberOf = (fact: Fact): string => {
  const { number } = fact.data;
  return typeof number === 'string' ? number : '';
};

const yearInBrackets = /[[［〔﹝【(（](\d{4})[\]］〕﹞】)）]/g;
/** Numbers of papers in one hand: 〔2026〕, whatever brackets the keyboard had. */
export const numbersAlike = (text: string): string => text.replace(yearInBrackets, '〔$1〕');

/** `行政处罚决定书 吉…罚〔2026〕6号`, as an officer calls it. */
export const nameOf = (fact: Fact): string => {
  const number = numberOf(fact);
  return number === '' ? `《${fact.title}》` : `《${fact.title}》${number}`;
};

/** Beijing time to the minute. */
export const clock = (at: Temporal.Instant): string => beijingTime(at, 'minute');

export const earlier = isBefore;
export const earliest = <F extends { readonly at: Temporal.Instant }>(facts: readonly F[]): F | undefined =>
  facts.reduce<F | undefined>(
    (first, fact) => (first === undefined || earlier(fact.at, first.at) ? fact : first),
    undefined,
  );
export const latest = <F extends { readonly at: Temporal.Instant }>(facts: readonly F[]): F | undefined =>
  facts.reduce<F | undefined>(
    (last, fact) => (last === undefined || earlier(last.at, fact.at) ? fact : last),
    undefined,
  );
