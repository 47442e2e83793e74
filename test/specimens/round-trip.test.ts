import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import {
  agencyBodiesOf,
  type CaseFile,
  caseBodiesOf,
  type Entry,
  foldAgency,
  namesFor,
  parseCaseFile,
  type RecordBody,
  validateRecord,
  writeCaseFile,
} from '@liuhen/records';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readYaml } from '../../packages/cli/src/case-file/yaml.ts';
import { convertSpecimen } from './specimen.ts';

const folder = new URL('.', import.meta.url);
const specimens = readdirSync(folder).filter((name) => name.startsWith('SP-') && name.endsWith('.yaml'));
const sha256 = (text: string) => createHash('sha256').update(text).digest();
const agency = '018f0000-0000-7000-8000-000000000001';

function imported(bodies: RecordBody[]): Entry[] {
  return bodies.map((body, index) => ({
    body,
    subjectSeq: index + 1,
    receivedAt: '2026-11-25T00:00:00.000Z' as Entry['receivedAt'],
    actor: 'system',
    origin: 'import',
    lawEdition: null,
    gate: null,
    withheld: [],
    erased: [],
  }));
}

function convert(name: string): CaseFile {
  const text = stringify(convertSpecimen(readYaml(readFileSync(new URL(name, folder), 'utf8'))), { lineWidth: 0 });
  const parsed = parseCaseFile(readYaml(text));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 1));
  return parsed.file;
}

describe('specimens', () => {
  it('are the four', () => expect(specimens).toHaveLength(4));

  it.each(specimens)('%s is a case file that is taken in whole, every record well formed', (name) => {
    const file = convert(name);
    const names = namesFor(file, agency, sha256);
    const bodies = [...agencyBodiesOf(file, names), ...caseBodiesOf(file, names)];
    expect(bodies.map((body) => validateRecord(body)).filter((result) => !result.ok)).toEqual([]);
    expect(new Set(bodies.map((body) => body.id)).size).toBe(bodies.length);
  });

  it.each(specimens)('%s comes out as it went in', (name) => {
    const file = convert(name);
    const names = namesFor(file, agency, sha256);
    const out = writeCaseFile(imported(caseBodiesOf(file, names)), foldAgency(imported(agencyBodiesOf(file, names))));
    const { id, ...facts } = out.case;
    expect(id).toBe(names.case);
    expect(JSON.parse(JSON.stringify({ ...out, case: facts }))).toEqual(JSON.parse(JSON.stringify(file)));
    const again = namesFor(parsedAgain(out), agency, sha256);
    expect(again.case).toBe(names.case);
  });

  it('keep decimals as they were written', () => {
    const text = JSON.stringify(convert('SP-4-violations-dust.yaml'));
    expect(text).toContain('"hoursAfterEnd":"30.0"');
  });
});

function parsedAgain(out: CaseFile): CaseFile {
  const parsed = parseCaseFile(readYaml(stringify(out, { lineWidth: 0 })));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 1));
  return parsed.file;
}
