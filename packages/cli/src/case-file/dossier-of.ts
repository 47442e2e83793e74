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

/** Stands for the agency of a file that names none; nothing is kept under it. */
const NO_AGENCY = '00000000-0000-8000-8000-000000000000';

const sha256 = (text: string) => createHash('sha256').update(text).digest();

/** The case that a case file tells, folded without a server: as imported, so judged on its claims. */
export function dossierOf(file: CaseFile): Dossier {
  const names = namesFor(file, file.agency.id ?? NO_AGENCY, sha256);
  return fold(imported(caseBodiesOf(file, names)), foldAgency(imported(agencyBodiesOf(file, names))));
}

function imported(bodies: readonly RecordBody[]): Entry[] {
  return bodies.map((body, index) => ({
    body,
    subjectSeq: index + 1,
    receivedAt: body.claimed.from,
    actor: 'system',
    origin: 'import',
    lawEdition: null,
    gate: null,
    withheld: [],
    erased: [],
  }));
}
