import type { Column, Field } from '@liuhen/records';
import { isRecord } from '../is-record.ts';

type Names = Readonly<Record<string, string>>;

const instant = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const day = /^(\d{4})-(\d{2})-(\d{2})$/;

/** 2025-03-11 → 2025年3月11日; anything else as written. */
export function writtenDate(text: string): string {
  const match = day.exec(text.slice(0, 10));
  return match ? `${match[1]}年${Number(match[2])}月${Number(match[3])}日` : text;
}

/**
 * 2025-03-11T10:05:00+08:00 → 2025年3月11日10时05分, in Beijing time whatever the offset; anything else as written. `toSecond`:
 * 10时05分00秒.
 */
export function writtenDateTime(text: string, toSecond = false): string {
  if (day.test(text)) return writtenDate(text);
  const match = instant.exec(text);
  if (!match) return text;
  const two = (value: number) => String(value).padStart(2, '0');
  const second = (value: number) => (toSecond ? `${two(value)}秒` : '');
  if (match[7] === '+08:00') return `${writtenDate(text)}${match[4]}时${match[5]}分${second(Number(match[6] ?? 0))}`;
  const local = Temporal.Instant.from(text).toZonedDateTimeISO('Asia/Shanghai');
  return `${local.year}年${local.month}月${local.day}日${two(local.hour)}时${two(local.minute)}分${second(local.second)}`;
}

/** 2025年3月11日10时05分至11时40分; the day is said again only where it is another. */
export function writtenStretch(from: unknown, to: unknown): string {
  const [start, end] = [from, to].map((value) => (typeof value === 'string' ? writtenDateTime(value) : ''));
  if (!start || !end) return start || end || '';
  const day = start.slice(0, start.indexOf('日') + 1);
  return `${start}至${end.startsWith(day) ? end.slice(day.length) : end}`;
}

/** Texts that hold an instant are shown as a clock reads; all others stay exactly as typed. */
function scalar(value: unknown, names: Names): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value !== 'string') return String(value);
  if (instant.test(value)) return writtenDateTime(value);
  if (day.test(value)) return writtenDate(value);
  return Object.hasOwn(names, value) ? (names[value] ?? value) : value;
}

const labelled = (key: string, columns: readonly Column[]) =>
  columns.find((column) => column.key === key)?.label ?? key;

/** 280000 → 280000元, where the column says it is money. */
const plainAmount = /^\d[\d.]*$/;
const withUnit = (key: string, text: string, columns: readonly Column[]): string =>
  plainAmount.test(text) && columns.some((column) => column.key === key && column.type === 'money')
    ? `${text}元`
    : text;

/** A group in one line, `标签：内容；…`; a person as name with what else is known in brackets. */
function members(given: Record<string, unknown>, columns: readonly Column[], names: Names): string {
  // A person may be told by id alone.
  const known = given.name === undefined && typeof given.id === 'string' ? names[given.id] : undefined;
  const value = known === undefined ? given : { ...given, name: known };
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, memberText(key, inner, columns, names)] as const)
    .filter(([key, text]) => text !== '' && key !== 'id');
  const order = (key: string) => {
    const place = columns.findIndex((column) => column.key === key);
    return place === -1 ? columns.length : place;
  };
  entries.sort(([a], [b]) => order(a) - order(b));
  const name = entries.find(([key]) => key === 'name' || key === 'law');
  if (name && entries.length > 1) {
    const rest = entries
      .filter((entry) => entry !== name)
      .map(([key, text]) => (bare.has(key) ? text : `${labelled(key, columns)}${text}`));
    return name[0] === 'law' ? [name[1], ...rest].join('') : `${name[1]}（${rest.join('，')}）`;
  }
  if (entries.length === 1) return entries[0]?.[1] ?? '';
  return entries.map(([key, text]) => `${labelled(key, columns)}：${text}`).join('；');
}

function memberText(key: string, value: unknown, columns: readonly Column[], names: Names): string {
  const isToSecond = columns.some((column) => column.key === key && column.toSecond === true);
  if (isToSecond && typeof value === 'string') return writtenDateTime(value, true);
  return withUnit(key, writtenWith(value, [], names), columns);
}

/** Members of a person or provision that need no label. */
const bare = new Set(['title', 'unit', 'role', 'article', 'relation']);

function writtenWith(value: unknown, columns: readonly Column[], names: Names): string {
  if (Array.isArray(value)) {
    return value
      .map((item) => writtenWith(item, columns, names))
      .filter((text) => text !== '')
      .join('、');
  }
  return isRecord(value) ? members(value, columns, names) : scalar(value, names);
}

/** A value of a field as it stands on paper. `names` turns ids of people into their names. */
export function writtenValue(field: Field, value: unknown, names: Names = {}): string {
  const text = writtenWith(value, field.columns ?? [], names);
  return field.type === 'money' && plainAmount.test(text) ? `${text}元` : text;
}

/** One member of a group, under its own label; money with its unit. */
export function writtenMember(columns: readonly Column[], key: string, value: unknown, names: Names = {}): string {
  return memberText(key, value, columns, names);
}

/** A value whose field is not known. */
export function writtenPlain(value: unknown, names: Names = {}): string {
  return writtenWith(value, [], names);
}
