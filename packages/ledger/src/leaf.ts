import { canonicalBytes, parseCanonical } from './canonical.ts';
import type { DigestPair } from './digest.ts';
import { LedgerFault } from './fault.ts';

/**
 * What the log holds of a record, for ever. It names no person and no case number: subject ids are random, the actor is a
 * pseudonym, the content is only committed to. Bytes are the canonical JSON of exactly these fields, version 1, frozen by
 * `golden/`. A new field is a new version.
 */
export type Leaf = {
  readonly version: 1;
  readonly agency: string;
  readonly record: string;
  readonly subject: { readonly type: 'case' | 'agency'; readonly id: string };
  /** 1, 2, 3 … without a gap within the subject. */
  readonly subjectSeq: number;
  /** Leaf hashes (with the 0x00 of RFC 9162) of the subject's previous leaf; null exactly when subjectSeq is 1. */
  readonly previous: DigestPair | null;
  /** `kind@schema`, e.g. `siteInspection@1`. */
  readonly kind: string;
  readonly claimed: {
    readonly from: string;
    readonly to: string | null;
    readonly precision: 'day' | 'minute' | 'second' | 'millisecond';
    readonly offset: string;
    readonly source: 'person' | 'device' | 'file' | 'server';
  };
  /** The bracket the system vouches for. Imported records have none that bears on the fact: `origin` says so. */
  readonly notBefore: string | null;
  readonly receivedAt: string;
  readonly origin: 'live' | 'import';
  readonly actor: string;
  readonly lawEdition: string | null;
  readonly commitments: { readonly [name: string]: DigestPair };
  readonly files: readonly { readonly sha256: string; readonly sm3: string; readonly size: number }[];
};

/** Throws `badLeaf` naming the field when the leaf is not of the frozen form. */
export function encodeLeaf(leaf: Leaf): Uint8Array<ArrayBuffer> {
  checkLeaf(leaf);
  return canonicalBytes(leaf);
}

/** Reads leaf bytes; what `encodeLeaf` would not have written is refused. */
export function decodeLeaf(bytes: Uint8Array): Leaf {
  const value = parseCanonical(bytes);
  checkLeaf(value);
  return value;
}

type Check = (value: unknown) => boolean;

const matches =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const integerFrom =
  (least: number): Check =>
  (value) =>
    Number.isSafeInteger(value) && Number(value) >= least;
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const mapOf =
  (name: Check, member: Check): Check =>
  (value) =>
    isObject(value) && Object.entries(value).every(([key, each]) => name(key) && member(each));
const exactly =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value) &&
    Object.keys(value).length === Object.keys(fields).length &&
    Object.entries(fields).every(([name, check]) => Object.hasOwn(value, name) && check(value[name]));

const uuid = matches(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
const instant = matches(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/);
const hex32 = matches(/^[0-9a-f]{64}$/);
const text = matches(/^.{1,200}$/u);
const pair = exactly({ sha256: hex32, sm3: hex32 });

const fields: Readonly<Record<string, Check>> = {
  version: oneOf(1),
  agency: uuid,
  record: uuid,
  subject: exactly({ type: oneOf('case', 'agency'), id: uuid }),
  subjectSeq: integerFrom(1),
  previous: orNull(pair),
  kind: matches(/^[A-Za-z][A-Za-z0-9]*@[1-9]\d*$/),
  claimed: exactly({
    from: instant,
    to: orNull(instant),
    precision: oneOf('day', 'minute', 'second', 'millisecond'),
    offset: matches(/^[+-](?:[01]\d|2[0-3]):[0-5]\d$/),
    source: oneOf('person', 'device', 'file', 'server'),
  }),
  notBefore: orNull(instant),
  receivedAt: instant,
  origin: oneOf('live', 'import'),
  actor: text,
  lawEdition: orNull(text),
  commitments: mapOf(text, pair),
  files: listOf(exactly({ sha256: hex32, sm3: hex32, size: integerFrom(0) })),
};

function checkLeaf(value: unknown): asserts value is Leaf {
  if (!isObject(value)) refuse('叶子不是对象');
  for (const [name, check] of Object.entries(fields)) {
    if (!Object.hasOwn(value, name) || !check(value[name])) refuse(`字段“${name}”缺失或格式不对`);
  }
  const extra = Object.keys(value).find((name) => !Object.hasOwn(fields, name));
  if (extra !== undefined) refuse(`有格式之外的字段“${extra}”`);
  if ((value.previous === null) !== (value.subjectSeq === 1)) refuse('首条记录没有前一条，其余记录必须有前一条');
}

function refuse(why: string): never {
  throw new LedgerFault('badLeaf', `${why}（叶子格式第 1 版）。`);
}
