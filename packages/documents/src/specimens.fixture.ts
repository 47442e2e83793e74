import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import {
  agencyBodiesOf,
  caseBodiesOf,
  type DocumentFact,
  type Dossier,
  type Entry,
  fold,
  foldAgency,
  namesFor,
  parseCaseFile,
  type RecordBody,
} from '@liuhen/records';
import { parse } from 'yaml';
import { convertSpecimen } from '../../../test/specimens/specimen.ts';

const folder = new URL('../../../test/specimens/', import.meta.url);
export const specimenNames = readdirSync(folder).filter((name) => /^SP-.*\.yaml$/.test(name));
/** The cases the rules were not written from, beside the four. */
export const unseenNames = readdirSync(new URL('unseen/', folder))
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => `unseen/${name}`);

const sha256 = (text: string) => createHash('sha256').update(text).digest();

const entries = (bodies: readonly RecordBody[]): Entry[] =>
  bodies.map((body, index) => ({
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

/** Fractions as they were written, which is what the reader of case files does. */
const asWritten = (value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value)
    ? String(value)
    : Array.isArray(value)
      ? value.map(asWritten)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asWritten(inner)]))
        : value;

export type Specimen = {
  readonly whole: Dossier;
  /** Every document with the case as it stood just before it. */
  readonly documents: readonly { readonly document: DocumentFact; readonly before: Dossier }[];
  /** Names of people by what the specimen calls them. */
  readonly names: Readonly<Record<string, string>>;
};

export function readSpecimen(name: string): Specimen {
  const parsed = parseCaseFile(convertSpecimen(asWritten(parse(readFileSync(new URL(name, folder), 'utf8')))));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems.slice(0, 3)));
  const { file } = parsed;
  const names = namesFor(file, '018f0000-0000-7000-8000-000000000001', sha256);
  const agency = foldAgency(entries(agencyBodiesOf(file, names)));
  const records = entries(caseBodiesOf(file, names));
  const whole = fold(records, agency);
  const documents = whole.documents().map((document) => ({
    document,
    before: fold(
      records.filter((entry) => entry.subjectSeq < document.seq),
      agency,
    ),
  }));
  return {
    whole,
    documents,
    names: Object.fromEntries(Object.entries(file.people).map(([key, { name: one }]) => [key, one])),
  };
}
