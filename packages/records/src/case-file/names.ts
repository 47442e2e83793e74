import { uuidV8 } from '../uuid.ts';
import type { CaseFile } from './case-file.ts';

/** What the names in a case file become with us. */
export type CaseFileNames = {
  readonly agency: string;
  readonly case: string;
  record(key: string): string;
  readonly people: ReadonlyMap<string, string>;
  readonly devices: ReadonlyMap<string, string>;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Ids for the names in a case file, the same for the same file every time. `known` says which people and devices the
 * agency already has. `hash` is SHA-256 over UTF-8, handed in.
 */
export function namesFor(
  file: CaseFile,
  agency: string,
  hash: (text: string) => Uint8Array,
  known: { people?: ReadonlyMap<string, string>; devices?: ReadonlyMap<string, string> } = {},
): CaseFileNames {
  const idOf = (...parts: string[]) => uuidV8(hash(parts.join('\u0000')));
  const given = file.case.id;
  const caseId =
    typeof given === 'string' && uuid.test(given) ? given : idOf(agency, 'case', JSON.stringify(file.case));
  const all = (family: string, keys: string[], have: ReadonlyMap<string, string> | undefined) =>
    new Map(keys.map((key) => [key, have?.get(key) ?? (uuid.test(key) ? key : idOf(agency, caseId, family, key))]));
  return {
    agency,
    case: caseId,
    record: (key) => (uuid.test(key) ? key : idOf(agency, caseId, 'record', key)),
    people: all('person', Object.keys(file.people), known.people),
    devices: all('device', Object.keys(file.devices), known.devices),
  };
}
