import { fromUtf8, utf8 } from './bytes.ts';
import { LedgerFault } from './fault.ts';

/** What may be hashed: JSON whose numbers are integers that a double holds exactly. Decimals are strings, as written. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const deepest = 200;

/**
 * RFC 8785 text of a value, in the strict profile of everything we hash: no fractions, no integers beyond 2^53-1, no lone
 * surrogates, no `undefined`, nothing but plain objects and arrays. No Unicode normalisation: "Å" and "Å" differ.
 */
export function canonicalize(value: unknown): string {
  return write(value, '$', 0, integerText);
}

export function canonicalBytes(value: unknown): Uint8Array<ArrayBuffer> {
  return utf8(canonicalize(value));
}

/** RFC 8785 as published, fractions included. Only to be compared with other implementations; nothing of ours is hashed so. */
export function canonicalizeWithFractions(value: unknown): string {
  return write(value, '$', 0, doubleText);
}

/**
 * Reads bytes that must already be canonical. What writes back differently is refused, so that a duplicated key, a second
 * spelling of a number or string, or white space can never make two readers see two values in one hash.
 */
export function parseCanonical(bytes: Uint8Array): Json {
  const text = fromUtf8(bytes);
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch {
    throw new LedgerFault('notCanonical', '内容不是 JSON。');
  }
  if (canonicalize(value) !== text) {
    throw new LedgerFault('notCanonical', '内容不是规范 JSON（RFC 8785）：键重复、顺序、空白或写法不规范。');
  }
  return value;
}

type NumberText = (value: number, path: string) => string;

function integerText(value: number, path: string): string {
  if (!Number.isSafeInteger(value)) refuse(path, '不是可精确表示的整数；小数须按原样写成字符串');
  return String(value);
}

function doubleText(value: number, path: string): string {
  if (!Number.isFinite(value)) refuse(path, '不是有限数');
  return String(value);
}

function write(value: unknown, path: string, depth: number, numberText: NumberText): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean':
      return String(value);
    case 'number':
      // String(-0) is "0", as RFC 8785 wants.
      return numberText(value, path);
    case 'string':
      return quote(value, path);
    case 'object':
      if (depth > deepest) refuse(path, `嵌套超过 ${deepest} 层`);
      return Array.isArray(value)
        ? writeArray(value, path, depth, numberText)
        : writeObject(value, path, depth, numberText);
    default:
      return refuse(path, `类型 ${typeof value} 不能写入规范 JSON`);
  }
}

function writeArray(items: readonly unknown[], path: string, depth: number, numberText: NumberText): string {
  // Array.from also visits holes, which `map` would skip: a hole is undefined and is refused.
  return `[${Array.from(items, (item, index) => write(item, `${path}[${index}]`, depth + 1, numberText)).join(',')}]`;
}

function writeObject(value: object, path: string, depth: number, numberText: NumberText): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) refuse(path, '不是普通对象');
  const members = Object.entries(value)
    // The order of RFC 8785 is by UTF-16 code units, which is JavaScript's own comparison of strings.
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => {
      const inner = `${path}.${name}`;
      return `${quote(name, inner)}:${write(member, inner, depth + 1, numberText)}`;
    });
  return `{${members.join(',')}}`;
}

function quote(text: string, path: string): string {
  if (!text.isWellFormed()) refuse(path, '含有不成对的代理字符（残缺的 Unicode）');
  return JSON.stringify(text);
}

function refuse(path: string, why: string): never {
  throw new LedgerFault('notCanonical', `${path}：${why}。`);
}
