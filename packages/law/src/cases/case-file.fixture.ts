import { createHash } from 'node:crypto';
import {
  agencyBodiesOf,
  type CaseFile,
  caseBodiesOf,
  type Dossier,
  type Entry,
  fold,
  foldAgency,
  namesFor,
  type RecordBody,
} from '@liuhen/records';

const agency = '0f6f6f8e-6f3c-4b7e-8a55-2f1d1a6b9c01';
const sha256 = (text: string): Uint8Array => createHash('sha256').update(text).digest();

/** A case file as the journal would hold it after an import: the path every specimen takes. */
export function dossierOf(file: CaseFile): Dossier {
  const names = namesFor(file, agency, sha256);
  const keys = new Map<string, string>();
  return fold(caseBodiesOf(file, names).map(entry), foldAgency(agencyBodiesOf(file, names).map(entry), keys));
}

function entry(body: RecordBody, index: number): Entry {
  return {
    body,
    subjectSeq: index + 1,
    receivedAt: body.claimed.from,
    actor: 'system',
    origin: 'import',
    lawEdition: null,
    gate: null,
    withheld: [],
    erased: [],
  };
}

/** The instant of the last record: when a specimen is judged. */
export const lastInstant = (dossier: Dossier): Temporal.Instant =>
  dossier.facts.reduce(
    (last, { at, until }) => [at, until ?? at].reduce((l, t) => (Temporal.Instant.compare(t, l) > 0 ? t : l), last),
    Temporal.Instant.fromEpochMilliseconds(0),
  );
