import { currentKind, type DocType, documentKinds, formatProblem, isFilled, readInstant } from '@liuhen/records';
import type { z } from 'zod';

type Json = z.infer<ReturnType<typeof z.json>>;
type Tree = { [key: string]: Json };

/**
 * A specimen is written by hand: a number where a text is meant, a note where a date is. What the vocabulary cannot take in that
 * form is put into the form it can, and where nothing fits it goes in beside, under `asWritten`: never left out, never refused.
 */
export function fitted(kind: string, data: Tree): Tree {
  const schema = currentKind(kind)?.data;
  if (schema === undefined) return data;
  const result = structuredClone(data);
  const beside: Tree = {};
  for (let round = 0; round < 6; round += 1) {
    const issues = schema.safeParse(result).error?.issues ?? [];
    if (issues.length === 0) break;
    for (const issue of issues) {
      const path = issue.path.map(String);
      const value = at(result, path);
      const name = path.join('.');
      if (value !== undefined && value !== null && !(name in beside)) beside[name] = structuredClone(value);
      put(result, path, round < 5 ? reshaped(value, wanted(issue), round) : undefined);
    }
  }
  return Object.keys(beside).length === 0 ? result : { ...result, asWritten: { ...tree(result.asWritten), ...beside } };
}

/**
 * The same for the fields of a document: several options in one word become a list; a count where rows are meant, or a stretch of
 * time where an instant is, stands beside, and the rows are worked out anew from what the case knows.
 */
export function fittedFields(docType: DocType, written: Tree): Tree {
  const beside: Tree = {};
  const fields: Tree = { ...written };
  for (const field of documentKinds[docType].allFields) {
    const value = written[field.key];
    if (value === undefined || !isFilled(value) || formatProblem(field, value) === null) continue;
    const options = wordsOf(value).split(/[+＋、]/);
    if (field.type === 'choices' && formatProblem(field, options) === null) fields[field.key] = options;
    else if (['table', 'datetime'].includes(field.type) && typeof value !== 'object' && readInstant(value) === null) {
      beside[`fields.${field.key}`] = value;
      delete fields[field.key];
    }
  }
  return Object.keys(beside).length === 0 ? { fields } : { fields, asWritten: beside };
}

type Issue = { code?: string; message: string; expected?: unknown };
/** What the schema asked for at this place; `null` where it does not say. */
function wanted({ code, message, expected }: Issue): string | null {
  if (typeof expected === 'string') return expected;
  if (code === 'too_small') return 'nothing';
  if (/文字/.test(message) && !/日期/.test(message)) return 'string';
  if (/是或者否/.test(message)) return 'boolean';
  if (/整数/.test(message)) return 'int';
  return null;
}

function reshaped(value: Json | undefined, want: string | null, round: number): Json | undefined {
  if (want === 'string') return wordsOf(value);
  if (want === 'boolean') return yesOrNo(value);
  if (want === 'array') return value === undefined || value === null ? undefined : [value];
  if (want === 'object' || want === 'record') return plain(value) ? value : {};
  if (want === 'int' || want === 'number') return /^\d+$/.test(wordsOf(value)) ? Number(wordsOf(value)) : undefined;
  return round === 0 && value !== undefined && value !== null ? wordsOf(value) : undefined;
}

export function wordsOf(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join('、');
  if (typeof value === 'object') return Object.values(value).map(wordsOf).filter(Boolean).join('；');
  return String(value);
}

function yesOrNo(value: Json | undefined): boolean | undefined {
  const word = wordsOf(value).trim();
  if (/^(是|有|已|true|yes|y|1|对|同意)/i.test(word)) return true;
  return /^(否|无|未|没|不|false|no|n|0)/i.test(word) ? false : undefined;
}

/** Hashed values hold no binary fractions: they go in as they are written. */
export function withoutFractions<T extends Json>(value: T): T;
export function withoutFractions(value: Json): Json {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : String(value);
  if (Array.isArray(value)) return value.map((inner) => withoutFractions(inner));
  return plain(value) ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, withoutFractions(v)])) : value;
}

const tree = (value: Json | undefined): Tree => (plain(value) ? value : {});

const plain = (value: Json | undefined): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function at(root: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((inner, key) => {
    if (Array.isArray(inner)) return inner[Number(key)];
    return plain(inner) ? inner[key] : undefined;
  }, root);
}

function put(root: Tree, path: readonly string[], value: Json | undefined): void {
  const parent = at(root, path.slice(0, -1));
  const key = path.at(-1);
  if (key === undefined) return;
  if (Array.isArray(parent)) parent.splice(Number(key), 1, ...(value === undefined ? [null] : [value]));
  else if (plain(parent)) {
    if (value === undefined) delete parent[key];
    else parent[key] = value;
  }
}
