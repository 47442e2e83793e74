import { readFileSync } from 'node:fs';
import { evaluate, isViolation, procedureOf } from '@liuhen/law';
import { type CaseFile, parseCaseFile } from '@liuhen/records';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { dossierOf } from '../../packages/cli/src/case-file/dossier-of.ts';
import { readYaml } from '../../packages/cli/src/case-file/yaml.ts';
import { convertSpecimen } from './specimen.ts';

type Tree = { [key: string]: unknown };
const specimen = (name: string): Tree & { events: Tree[]; recordings: Tree[] } => {
  const read: unknown = readYaml(readFileSync(new URL(name, import.meta.url), 'utf8'));
  return read as Tree & { events: Tree[]; recordings: Tree[] };
};
const dust = () => specimen('SP-4-violations-dust.yaml');

/** Converted, written as YAML, read again as any case file is: nothing may be refused on the way. */
function accepted(input: unknown): CaseFile {
  const parsed = parseCaseFile(readYaml(stringify(convertSpecimen(input))));
  if (!parsed.ok) throw new Error(parsed.problems.map(({ where, message }) => `${where}：${message}`).join('\n'));
  return parsed.file;
}
function judged(input: unknown): string[] {
  const dossier = dossierOf(accepted(input));
  const at = Temporal.Instant.from('2026-12-01T00:00:00Z');
  procedureOf(dossier, at);
  return evaluate(dossier, at)
    .filter((finding) => isViolation(finding))
    .map(({ id }) => id);
}

test.each([
  ['nothing at all', null],
  ['an empty file', {}],
  ['no events', { ...dust(), events: null }],
  ['no people', { ...dust(), people: undefined }],
  ['no recordings, devices, party', { ...dust(), recordings: undefined, devices: null, party: null }],
  ['no case', { ...dust(), case: undefined }],
  ['no organization', { ...dust(), organization: undefined }],
  ['unknown sections', { ...dust(), appendix: { a: [1.5, null] }, tail: '后记' }],
])('a specimen with %s is read and judged', (_, input) => {
  expect(() => judged(input)).not.toThrow();
});

test('numbers as texts and texts as numbers are taken as they are meant', () => {
  const odd = dust();
  for (const [index, event] of odd.events.entries()) {
    event.seq = String(index + 1);
    for (const document of (event.documents as Tree[] | undefined) ?? []) {
      document.pages = `${String(document.pages)}`;
      const fields = document.fields as Tree;
      if ('officerCount' in fields) fields.officerCount = String(fields.officerCount);
      if ('idShown' in fields) fields.idShown = '是';
    }
  }
  expect(judged(odd)).toEqual(judged(dust()));
});

test('a field in a form nobody foresaw is kept beside, and costs the file nothing', () => {
  const odd = dust();
  const [event] = odd.events;
  const [register] = (event?.documents ?? []) as Tree[];
  const fields = register?.fields as Tree;
  fields.receivedAt = { day: '三月二十四日', hour: 20 };
  fields.content = ['夜间粉尘外溢', '覆盖村道'];
  const record = accepted(odd).records.find(({ kind }) => kind === 'complaintRegister');
  expect(record?.data).toMatchObject({ asWritten: { 'fields.receivedAt': { day: '三月二十四日', hour: 20 } } });
});

test('a step with a word of its own is known by its papers', () => {
  const odd = dust();
  for (const event of odd.events) if (event.type !== 'recordingStored') event.type = `own${String(event.type)}`;
  const kinds = accepted(odd).records.map(({ kind }) => kind);
  for (const kind of ['siteInspection', 'sampling', 'interview', 'decisionMade', 'archived', 'caseClosed'])
    expect([kind, kinds.includes(kind)]).toEqual([kind, true]);
});

test('an event without a time stands where it is told, and says what was written for its time', () => {
  const odd = dust();
  const event = odd.events[4];
  if (event !== undefined) Object.assign(event, { at: '当晚', documents: [] });
  const step = accepted(odd).records.find(({ key }) => key === 'recordingStored-5');
  expect(step).toMatchObject({ at: '2026-03-24T21:33:00+08:00', data: { atAsWritten: '当晚' } });
});
