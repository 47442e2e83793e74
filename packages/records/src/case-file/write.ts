import type { AgencyFacts } from '../agency/agency-facts.ts';
import { type Dossier, fold, importedNames } from '../dossier/dossier.ts';
import { type Fact, linked } from '../dossier/fact.ts';
import type { Entry } from '../record.ts';
import { writeTime } from '../time/written-time.ts';
import { type CaseFile, type CaseFileRecord, CaseFileSignature, caseFileFormat } from './case-file.ts';

type Names = { key(id: string): string; person(id: string): string; device(id: string): string };

/** A case as a file: the inverse of reading one, on its facts. Records keep the names the file they came from gave them. */
export function writeCaseFile(entries: readonly Entry[], agency: AgencyFacts): CaseFile {
  const dossier = fold(entries, agency);
  const imported = importedNames(entries);
  const names: Names = {
    key: (id) => imported.keys.get(id) ?? id,
    person: inverse(imported.people),
    device: inverse(imported.devices),
  };
  const head = new Set(['caseImported', 'caseOpened', 'partyIdentified']);
  const openings = new Set([
    dossier.of('caseOpened')[0]?.id,
    dossier.of('partyIdentified')[0]?.id,
    ...dossier.of('caseImported').map((fact) => fact.id),
  ]);
  const nested = nestedIn(dossier);
  const records = dossier.facts
    .filter((fact) => !(head.has(fact.kind) && openings.has(fact.id)) && !nested.has(fact.id))
    .map((fact) => recordOf(fact, dossier, names, nested));
  return {
    format: caseFileFormat,
    agency: { profile: json(agency.profile) },
    people: peopleOf(dossier, imported.people, names),
    devices: devicesOf(dossier, imported.devices, names),
    case: { id: dossier.subject, ...json(dossier.of('caseOpened')[0]?.written ?? {}) },
    party:
      dossier.of('partyIdentified')[0] === undefined ? null : json(dossier.of('partyIdentified')[0]?.written ?? {}),
    records,
  };
}

/** Signatures and coverage links say nothing of their own that the record they hang on cannot say for them. */
function nestedIn(dossier: Dossier): Set<string> {
  const nested = new Set<string>();
  const inFile = new Set(dossier.of('caseImported').flatMap((fact) => Object.values(fact.data.keys)));
  for (const fact of dossier.facts) {
    const plain = fact.kind === 'signature' || fact.kind === 'recordingLinked';
    if (plain && inFile.has(fact.id) && fact.people.length === 0 && fact.corrections.length === 0) nested.add(fact.id);
  }
  return nested;
}

function recordOf(fact: Fact, dossier: Dossier, names: Names, nested: ReadonlySet<string>): CaseFileRecord {
  const signatures = dossier.signaturesOf(fact).filter((signature) => nested.has(signature.id));
  const coverage = dossier.linkedTo(fact, 'covers').filter((link) => nested.has(link.id));
  const links: Record<string, string | string[]> = {};
  for (const relation of new Set(fact.links.map((link) => link.rel))) {
    const targets = linked(fact, relation).map(names.key);
    links[relation] = targets.length === 1 && targets[0] !== undefined ? targets[0] : targets;
  }
  return {
    key: fact.key,
    kind: fact.kind,
    ...(fact.schema === 1 ? {} : { schema: fact.schema }),
    at: writeTime(fact.claimed.from, fact.claimed),
    ...(fact.claimed.to === null ? {} : { until: writeTime(fact.claimed.to, fact.claimed) }),
    ...(fact.people.length === 0
      ? {}
      : {
          by: fact.people.map(({ role, person, name }) =>
            person === null ? { role, name } : { role, person: names.person(person) },
          ),
        }),
    ...(fact.links.length === 0 ? {} : { links }),
    ...(coverage.length === 0
      ? {}
      : { recordings: coverage.flatMap((link) => linked(link, 'recording').map(names.key)) }),
    ...(fact.files.length === 0 ? {} : { files: [...fact.files] }),
    data: json(fact.written),
    ...(signatures.length === 0
      ? {}
      : { signatures: signatures.map((signature) => CaseFileSignature.parse(signature.written)) }),
  };
}

function peopleOf(dossier: Dossier, imported: ReadonlyMap<string, string>, names: Names): CaseFile['people'] {
  const ids = new Set([
    ...imported.values(),
    ...dossier.facts.flatMap((fact) => fact.people.map(({ person }) => person ?? '')),
  ]);
  const people: CaseFile['people'] = {};
  for (const id of ids) {
    const person = dossier.agency.people.get(id);
    if (person === undefined) continue;
    people[names.person(id)] = {
      name: person.name,
      role: person.role,
      ...(person.unit === null ? {} : { unit: person.unit }),
      appointments: person.appointments.map(({ office, unit, from, to }) => ({
        office,
        ...(unit === null ? {} : { unit }),
        ...(from === null ? {} : { from: from.toString() }),
        ...(to === null ? {} : { to: to.toString() }),
      })),
      certificates: [...person.certificates],
    };
  }
  return people;
}

function devicesOf(dossier: Dossier, imported: ReadonlyMap<string, string>, names: Names): CaseFile['devices'] {
  const ids = new Set([
    ...imported.values(),
    ...dossier.recordings().map(({ data }) => dossier.device(data.device)?.id ?? ''),
  ]);
  const devices: CaseFile['devices'] = {};
  for (const id of ids) {
    const device = dossier.agency.devices.get(id);
    if (device === undefined) continue;
    const offset = device.clockChecks[0]?.offsetSeconds;
    devices[names.device(id)] = {
      deviceNo: device.deviceNo,
      ...(device.kind === null ? {} : { kind: device.kind }),
      ...(device.model === null ? {} : { model: device.model }),
      ...(offset === undefined ? {} : { clockOffsetSec: offset }),
    };
  }
  return devices;
}

function inverse(map: ReadonlyMap<string, string>): (id: string) => string {
  const back = new Map([...map].map(([key, id]) => [id, key]));
  return (id) => back.get(id) ?? id;
}

function json(value: object): CaseFile['case'] {
  return JSON.parse(JSON.stringify(value));
}
