import { readFileSync } from 'node:fs';
import { evaluate, isViolation } from '@liuhen/law';
import { parseCaseFile } from '@liuhen/records';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { dossierOf } from '../../packages/cli/src/case-file/dossier-of.ts';
import { readYaml } from '../../packages/cli/src/case-file/yaml.ts';
import { convertSpecimen } from './specimen.ts';

/**
 * The same case in other words is the same case: what another hand would write differently (zones, dates, brackets, who signs as what,
 * officers in one word) makes no violation where there is none.
 */
type Node = Record<string, unknown>;
type Change = (key: string, value: unknown, parent: Node) => unknown;

/** Every value of a tree, as the change would have it. */
function changed(value: unknown, change: Change, key = '', parent: Node = {}): unknown {
  const now = change(key, value, parent);
  if (now !== value) return now;
  if (Array.isArray(value)) return value.map((inner) => changed(inner, change, key, parent));
  if (typeof value !== 'object' || value === null) return value;
  const node = { ...value } as Node;
  return Object.fromEntries(Object.entries(node).map(([name, inner]) => [name, changed(inner, change, name, node)]));
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/;
const day = /^\d{4}-\d\d-\d\d$/;
const onText =
  (pattern: RegExp, write: (text: string) => string): Change =>
  (_, value) =>
    typeof value === 'string' && pattern.test(value) ? write(value) : value;
const isOfficers = (value: unknown): value is { name: string; certNo: string }[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((one) => typeof one === 'object' && one !== null && 'certNo' in one);
const asRole =
  (pattern: RegExp, word: string): Change =>
  (key, value) =>
    key === 'role' && typeof value === 'string' && pattern.test(value) ? word : value;

const writings: Readonly<Record<string, Change>> = {
  'times in UTC': onText(instant, (text) => Temporal.Instant.from(text).toString()),
  'times without a zone, to the minute': onText(instant, (text) => text.slice(0, 16).replace('T', ' ')),
  'days in characters': onText(day, (text) => {
    const [year, month, date] = text.split('-').map(Number);
    return `${year}年${month}月${date}日`;
  }),
  'days with slashes': onText(day, (text) => text.replaceAll('-', '/')),
  'papers dated to the day': (key, value) =>
    key === 'issuedAt' && typeof value === 'string' ? value.slice(0, 10) : value,
  'numbers in square brackets': (key, value) =>
    key !== 'number' && typeof value === 'string' ? value.replace(/〔(\d{4})〕/g, '[$1]') : value,
  'receipts that list one word': (key, value) => (key === 'docs' && Array.isArray(value) ? value.join('、') : value),
  'officers in one word each': (key, value) =>
    key === 'officers' && isOfficers(value) ? value.map(({ name, certNo }) => `${name}（${certNo}）`) : value,
  'rights in a sentence': (key, value) =>
    key === 'rightsInformed' && Array.isArray(value) ? `已告知当事人享有${value.join('、')}等权利` : value,
  'amounts in words of money': (key, value) =>
    key === 'amount' && typeof value === 'number' ? `${value.toFixed(2)}元` : value,
  'the party as 行政相对人': asRole(/^当事人/, '行政相对人签字'),
  'the addressee as 接收人': asRole(/^受送达/, '接收人'),
  'signatures as one line': (key, value) =>
    key === 'signatures' && Array.isArray(value)
      ? value.map((one: { role: string; name: string }) => `${one.role}：${one.name}`)
      : value,
  'a type in Chinese': (key, value) =>
    key === 'caseType' ? (String(value).includes('summary') ? '简易程序' : '普通程序') : value,
};

const bases = ['SP-2-summary-onspot-fine.yaml', 'unseen/01-ordinary-boundary-clean.yaml'];
const cases = bases.flatMap((base) => Object.keys(writings).map((writing) => [base, writing] as const));

test.each(cases)('%s, written with %s, is as clean as before', (base, writing) => {
  const written = readYaml(readFileSync(new URL(base, import.meta.url), 'utf8'));
  const change = writings[writing];
  if (change === undefined) throw new Error(writing);
  const other = changed(written, change);
  expect(JSON.stringify(other)).not.toBe(JSON.stringify(written));
  const parsed = parseCaseFile(readYaml(stringify(convertSpecimen(other), { lineWidth: 0 })));
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  const dossier = dossierOf(parsed.file);
  const last = dossier.facts.reduce(
    (latest, { at, until }) => (Temporal.Instant.compare(until ?? at, latest) > 0 ? (until ?? at) : latest),
    Temporal.Instant.fromEpochMilliseconds(0),
  );
  const found = evaluate(dossier, last).filter((f) => isViolation(f) && ['B', 'B*', 'V', 'W'].includes(f.severity));
  expect(found.map(({ id, message }) => `${id} ${message}`)).toEqual([]);
});
