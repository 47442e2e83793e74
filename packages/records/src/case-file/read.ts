import { type ClaimedTime, RecordBody } from '../record.ts';
import { claimTime } from '../time/written-time.ts';
import type { CaseFile, CaseFileRecord } from './case-file.ts';
import type { CaseFileNames } from './names.ts';

type Draft = {
  key: string;
  kind: string;
  schema?: number | undefined;
  at: ClaimedTime;
  by?: CaseFileRecord['by'];
  links?: CaseFileRecord['links'];
  files?: CaseFileRecord['files'];
  data: object;
};

/** The agency's own facts that a case file brings along: profile, people, certificates, appointments, devices, parameters. */
export function agencyBodiesOf(file: CaseFile, names: CaseFileNames): RecordBody[] {
  const at = openingTime(file);
  const make = (key: string, kind: string, data: object) =>
    body(file, names, 'agency', { key: `agency/${key}`, kind, at, data });
  const people = Object.entries(file.people).flatMap(([key, { name, role, unit, appointments, certificates }]) => {
    const person = names.people.get(key) ?? key;
    return [
      make(`person/${key}`, 'person', { person, name, role, unit: unit ?? null }),
      ...certificates.map((certificate, index) =>
        make(`certificate/${key}/${index}`, 'certificate', { person, ...certificate }),
      ),
      ...appointments.map((appointment, index) =>
        make(`appointment/${key}/${index}`, 'appointment', { person, ...appointment }),
      ),
    ];
  });
  const devices = Object.entries(file.devices).map(([key, device]) =>
    make(`device/${key}`, 'device', { device: names.devices.get(key) ?? key, ...device }),
  );
  const parameters = (file.agency.parameters ?? []).map((setting) =>
    make(`parameter/${setting.parameter}/${setting.from}`, 'parameter', setting),
  );
  return [make('profile', 'agencyProfile', file.agency.profile), ...people, ...devices, ...parameters];
}

/** The records of the case, in the order of the file, led by what names it, opens it and says who the party is. */
export function caseBodiesOf(file: CaseFile, names: CaseFileNames): RecordBody[] {
  const at = openingTime(file);
  const { id: _id, openedAt: _openedAt, ...profile } = file.case;
  const bodies = file.records.flatMap((record) => bodiesOf(record));
  const keys = Object.fromEntries(bodies.map(({ key }) => [key, names.record(key)]));
  const head: Draft[] = [
    {
      key: 'case/imported',
      kind: 'caseImported',
      at,
      data: { keys, people: Object.fromEntries(names.people), devices: Object.fromEntries(names.devices) },
    },
    { key: 'case/opened', kind: 'caseOpened', at, data: profile },
  ];
  if (file.party) head.push({ key: 'case/party', kind: 'partyIdentified', at, data: file.party });
  return [...head, ...bodies].map((draft) => body(file, names, 'case', draft));
}

/** A record with what hangs on it in the file: its signatures, and the recordings that cover it. */
function bodiesOf(record: CaseFileRecord): Draft[] {
  const at = time(record.at, record.until ?? null);
  const { key, kind, schema, by, links, files, data } = record;
  const signatures = (record.signatures ?? []).map((signature, index) => ({
    key: `${key}#${index + 1}`,
    kind: 'signature',
    at: (signature.signedAt ? claimTime(signature.signedAt, null, 'file') : null) ?? at,
    links: { signs: key },
    data: signature,
  }));
  const coverage = (record.recordings ?? []).map((recording) => ({
    key: `${key}~${recording}`,
    kind: 'recordingLinked',
    at,
    links: { covers: key, recording },
    data: {},
  }));
  return [{ key, kind, schema, at, by, links, files, data }, ...signatures, ...coverage];
}

function body(file: CaseFile, names: CaseFileNames, subject: 'case' | 'agency', draft: Draft): RecordBody {
  return RecordBody.parse({
    id: names.record(draft.key),
    agency: names.agency,
    subject: { type: subject, id: subject === 'case' ? names.case : names.agency },
    kind: draft.kind,
    // never the newest: what a file says must not change when its kind does
    schema: draft.schema ?? 1,
    claimed: draft.at,
    notBefore: null,
    people: (draft.by ?? []).map(({ role, person, name }) => ({
      role,
      person: person === undefined ? null : (names.people.get(person) ?? null),
      name: name ?? (person === undefined ? '' : (file.people[person]?.name ?? '')),
    })),
    links: Object.entries(draft.links ?? {}).flatMap(([rel, targets]) =>
      [targets].flat().map((target) => ({ rel, record: names.record(String(target)) })),
    ),
    files: draft.files ?? [],
    data: draft.data,
  });
}

function openingTime(file: CaseFile): ClaimedTime {
  const openedAt = file.case.openedAt;
  const given = typeof openedAt === 'string' ? claimTime(openedAt, null, 'file') : null;
  const times = file.records.map((record) => claimTime(record.at, null, 'file')).filter((claimed) => claimed !== null);
  const earliest = times.reduce<ClaimedTime | null>(
    (first, claimed) => (first === null || claimed.from < first.from ? claimed : first),
    null,
  );
  return (
    given ??
    earliest ?? { from: '1970-01-01T00:00:00.000Z', to: null, precision: 'day', offset: '+08:00', source: 'file' }
  );
}

/** Parsing has already refused times that cannot be read. */
function time(from: string, to: string | null): ClaimedTime {
  const claimed = claimTime(from, to, 'file');
  if (claimed === null) throw new TypeError(`unreadable time ${from} … ${to}`);
  return claimed;
}
