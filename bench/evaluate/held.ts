import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  type AgencyFacts,
  agencyBodiesOf,
  type CaseFile,
  caseBodiesOf,
  type Entry,
  fold,
  foldAgency,
  namesFor,
  type RecordBody,
} from '@liuhen/records';
import { parse } from 'yaml';
import { lastInstant } from '../../packages/law/src/cases/case-file.fixture.ts';
import { convertSpecimen } from '../../test/specimens/specimen.ts';

export const specimens = [
  'SP-1-ordinary-water-pollution',
  'SP-2-summary-onspot-fine',
  'SP-3-permit-oral-application',
  'SP-4-violations-dust',
];
export const fileOf = (specimen: string): CaseFile =>
  convertSpecimen(parse(readFileSync(new URL(`../../test/specimens/${specimen}.yaml`, import.meta.url), 'utf8')));

/** A case as the journal holds it before anybody asks: its entries, and what its agency is. */
export type Held = { readonly entries: readonly Entry[]; readonly agency: AgencyFacts; readonly at: Temporal.Instant };

export function heldOf(file: CaseFile): Held {
  const sha256 = (text: string): Uint8Array => createHash('sha256').update(text).digest();
  const names = namesFor(file, '0f6f6f8e-6f3c-4b7e-8a55-2f1d1a6b9c01', sha256);
  const entries = caseBodiesOf(file, names).map(entryOf);
  const agency = foldAgency(agencyBodiesOf(file, names).map(entryOf));
  return { entries, agency, at: lastInstant(fold(entries, agency)) };
}

const entryOf = (body: RecordBody, index: number): Entry => ({
  body,
  subjectSeq: index + 1,
  receivedAt: body.claimed.from,
  actor: 'system',
  origin: 'import',
  lawEdition: null,
  gate: null,
  withheld: [],
  erased: [],
});

/**
 * A specimen with all its records again and again until it has so many, each round three days after the one before and with numbers
 * of its own: a case in which everything recurs, as in one that goes on for years.
 */
export function longCase(specimen: string, records: number): Held {
  const file = fileOf(specimen);
  const pattern = [...file.records];
  const keys = new Set(pattern.map(({ key }) => key));
  for (let turn = 1; file.records.length < records; turn += 1) {
    const again = pattern.slice(0, records - file.records.length);
    file.records.push(...again.map((record) => anew(structuredClone(record), turn, keys) as typeof record));
  }
  return heldOf(file);
}

function anew(value: unknown, turn: number, keys: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return keys.has(value) ? `${value}/${turn}` : later(value, turn);
  if (Array.isArray(value)) return value.map((inner) => anew(inner, turn, keys));
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, anew(inner, turn, keys)]))
    : value;
}

function later(text: string, turn: number): string {
  const written = /^(\d{4}-\d{2}-\d{2})(T.*)?$/.exec(text);
  if (written === null) return text.replace(/(〔\d{4}〕\d+)号/g, `$1-${turn}号`);
  const day = Temporal.PlainDate.from(written[1] ?? '').add({ days: 3 * turn });
  return `${day.toString()}${written[2] ?? ''}`;
}
