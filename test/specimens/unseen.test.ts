import { readdirSync, readFileSync } from 'node:fs';
import type { FindingJson } from '@liuhen/law';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readYaml } from '../../packages/cli/src/case-file/yaml.ts';
import { judged, stated } from './judged.ts';

/**
 * Cases the rules were not written from: each says what the law finds in it, and the law finds just that. Those in `other-hands` are
 * written as other people write: other zones, other words for who signs, dates in characters, less said than could be.
 */
const here = new URL('./', import.meta.url);
const names = ['unseen', 'other-hands'].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, here))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => `${folder}/${name}`),
);

type Expected = { no: number; rule: string; obligation: string | string[]; class: string; ref: string };
type Specimen = { expectedFindingCount: number; expectedFindings: Expected[] };
const rules = parse(readFileSync(new URL('rules.yaml', import.meta.url), 'utf8')) as Record<string, string[]>;

/** `documents.samplingNotice 吉…6号` is a key; `events.sampling` any step of that kind; `recordings.AV-…` a key. */
const objects = (ref: string) =>
  ref.split(' / ').map((part) => part.replace(/^(documents|events|recordings)\./, '').trim());
const pointsAt = (found: FindingJson, ref: string) =>
  objects(ref).some((object) => found.records.some((key) => key === object || key.replace(/-\d+$/, '') === object));
const answers = (found: FindingJson, e: Expected) => [e.obligation].flat().includes(found.id) && pointsAt(found, e.ref);
const told = ({ id, severity, records, message }: FindingJson) => ({ id, severity, object: records[0], message });

test.each(names)('%s gives each finding it states, of its class, and nothing else of class B, B*, V or W', (name) => {
  const text = readFileSync(new URL(name, here), 'utf8');
  const { expectedFindings, expectedFindingCount } = parse(text) as Specimen;
  expect(expectedFindings).toHaveLength(expectedFindingCount);
  const found = judged(readYaml(text)).violations.filter(stated);
  const missing = expectedFindings.filter((e) => !found.some((f) => answers(f, e) && f.severity === e.class));
  const stray = found.filter((f) => !expectedFindings.some((e) => answers(f, e)));
  expect({ missing, stray: stray.map(told) }).toEqual({ missing: [], stray: [] });
});

test('at least five unseen specimens are clean, and every rule they name is answered by what they state', () => {
  const all = names.map((name) => parse(readFileSync(new URL(name, here), 'utf8')) as Specimen);
  expect(all.filter(({ expectedFindingCount }) => expectedFindingCount === 0).length).toBeGreaterThanOrEqual(5);
  for (const { rule, obligation } of all.flatMap(({ expectedFindings }) => expectedFindings)) {
    const known = rules[rule];
    if (known !== undefined) expect([rule, [obligation].flat().some((id) => known.includes(id))]).toEqual([rule, true]);
  }
});
