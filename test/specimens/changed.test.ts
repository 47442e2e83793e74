import { readdirSync, readFileSync } from 'node:fs';
import type { FindingJson } from '@liuhen/law';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readYaml } from '../../packages/cli/src/case-file/yaml.ts';
import { type Change, changed, type Specimen } from './change.ts';
import { judged, stated } from './judged.ts';

/** One thing otherwise than in a specimen, at the very day, yuan or signature where the law's answer turns. */
type Case = {
  case: string;
  from: string;
  change: Change[];
  at?: string;
  finds: string[];
  found?: Record<string, Partial<FindingJson>>;
};
const here = new URL('./', import.meta.url);
const cases = parse(readFileSync(new URL('changed/cases.yaml', here), 'utf8')) as Case[];
const files = ['.', 'unseen', 'other-hands'].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, here)).map((name) => (folder === '.' ? name : `${folder}/${name}`)),
);
const specimen = (start: string): Specimen => {
  const name = files.find((file) => file.startsWith(start));
  return readYaml(readFileSync(new URL(name ?? start, here), 'utf8')) as Specimen;
};
const named = cases.map((one) => [one.case, one] as const);

test.each(named)('%s', (_, { from, change, at, finds, found = {} }) => {
  const { all, violations } = judged(changed(specimen(from), change), at);
  const kinds = new Set(violations.filter(stated).map(({ id, severity }) => `${id} ${severity}`));
  expect([...kinds].sort()).toEqual([...finds].sort());
  for (const [id, { due, ...rest }] of Object.entries(found)) {
    const findings = all.filter((finding) => finding.id === id);
    const days = findings.map((f) => ({ ...f, due: f.due === null ? null : beijingDay(f.due) }));
    expect(days).toContainEqual(expect.objectContaining({ ...rest, ...(due === undefined ? {} : { due }) }));
  }
});

const beijingDay = (instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
