import { createHash } from 'node:crypto';
import { type Acknowledged, Fault, type Journal, systemActor } from '@liuhen/journal';
import {
  type AgencyFacts,
  agencyBodiesOf,
  type CaseFile,
  caseBodiesOf,
  type Entry,
  namesFor,
  parseCaseFile,
  type RecordBody,
  writeCaseFile,
} from '@liuhen/records';
import { ServerFault } from '../http/server-fault.ts';
import { readYaml } from './read-yaml.ts';

/** A case file from text, or every place in which it is wrong. */
export function readCaseFile(text: string): CaseFile {
  let value: unknown;
  try {
    value = readYaml(text);
  } catch (error) {
    const words = error instanceof Error ? error.message.slice(0, 300) : '';
    throw new ServerFault('caseFileWrong', `YAML 不能解析：${words}`);
  }
  const parsed = parseCaseFile(value);
  if (parsed.ok) return parsed.file;
  const shown = parsed.problems.slice(0, 20);
  throw new ServerFault('caseFileWrong', shown.map(({ where, message }) => `${where} ${message}`).join('\n'), null, {
    at: shown.map(({ where }) => where),
  });
}

/**
 * What a case file becomes with us: the agency's facts that it does not know yet, then the case. People and devices that the
 * agency has already, by name and number, are those.
 */
export function bodiesOf(
  file: CaseFile,
  agency: string,
  facts: AgencyFacts,
): { case: string; ofAgency: RecordBody[]; ofCase: RecordBody[] } {
  const names = namesFor(file, agency, sha256, {
    people: known(file.people, (person) => [...facts.people.values()].filter(({ name }) => name === person.name)),
    devices: known(file.devices, (device) =>
      [...facts.devices.values()].filter(({ deviceNo }) => deviceNo === device.deviceNo),
    ),
  });
  const knownIds = new Set([...facts.people.keys(), ...facts.devices.keys()]);
  const ofAgency = agencyBodiesOf(file, names).filter(({ kind, data }) => {
    if (kind === 'agencyProfile') return facts.profile.regulator === undefined;
    return ![data.person, data.device].some((id) => typeof id === 'string' && knownIds.has(id));
  });
  return { case: names.case, ofAgency, ofCase: caseBodiesOf(file, names) };
}

/** All or nothing, as facts of the past: nothing is gated, everything is found. */
export async function importCase(
  journal: Journal,
  agency: string,
  file: CaseFile,
  options: {
    readonly withAgencyFacts: boolean;
    /** Who brought the file in; handles the case while it names nobody else. */
    readonly by?: RecordBody['people'][number];
  },
): Promise<{ case: string; records: number }> {
  const bodies = bodiesOf(file, agency, await journal.dossiers.agencyFacts(agency));
  const by = options.by ?? null;
  const ofCase =
    by === null
      ? bodies.ofCase
      : bodies.ofCase.map((body) => (body.kind === 'caseImported' ? { ...body, people: [by] } : body));
  const all = options.withAgencyFacts ? [...bodies.ofAgency, ...ofCase] : ofCase;
  const outcome: Acknowledged[] | Fault = await journal.appendAll(systemActor, all, { origin: 'import' });
  if (outcome instanceof Fault) throw outcome;
  return { case: bodies.case, records: outcome.length };
}

export function exportCase(entries: readonly Entry[], facts: AgencyFacts): CaseFile {
  return writeCaseFile(entries, facts);
}

/** Only a single bearer of a name is taken for the same; two of one name are left apart. */
function known<Given, Have extends { readonly id: string }>(
  given: Readonly<Record<string, Given>>,
  bearers: (one: Given) => readonly Have[],
): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, one] of Object.entries(given)) {
    const [only, second] = bearers(one);
    if (only !== undefined && second === undefined) found.set(key, only.id);
  }
  return found;
}

function sha256(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
