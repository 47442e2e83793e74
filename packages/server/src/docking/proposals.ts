import { type ActToFilm, proposeLinks, type RecordingToLink } from '@liuhen/evidence';
import { within } from '@liuhen/journal';
import { type ListedRecord, listRecords } from '@liuhen/journal/lists';
import { dutiesOf } from '@liuhen/law';
import { scopeOf } from '@liuhen/law/access';
import { type AgencyFacts, currentKind, type RecordBody, readInstant } from '@liuhen/records';
import type { LinkProposal } from '../api/index.ts';
import { corrected, deviceNumbered, devicesHeldBy } from '../devices/ledger.ts';
import type { House } from '../house.ts';
import type { Asker } from '../sign-in/asker.ts';

/** Acts further from a recording than this are not looked at: filming begins on the way and ends on the way home. */
const margin = { hours: 12 };
const pageSize = 200;
const mostActs = 2_000;
const shown = 5;

/** Which acts each recording may show, of those that this person may read; each names its grounds. */
export async function proposalsFor(
  house: House,
  asker: Asker,
  recordings: readonly RecordBody[],
): Promise<Map<string, LinkProposal[]>> {
  const found = new Map<string, LinkProposal[]>();
  const wanted = recordings.map((body) => ({ body, recording: recordingOf(body, asker.facts) }));
  const starts = wanted.map(({ recording }) => recording.from).sort();
  const ends = wanted.map(({ recording }) => recording.to).sort();
  const [first] = starts;
  const last = ends.at(-1);
  if (first === undefined || last === undefined) return found;
  const window = {
    from: Temporal.Instant.from(first).subtract(margin).toString(),
    to: Temporal.Instant.from(last).add(margin).toString(),
  };
  const rows = await actsWithin(house, asker, window);
  const handlers = await handlersOf(house, asker.agency, [...new Set(rows.map(({ entry }) => entry.body.subject.id))]);
  const acts = new Map<string, { row: ListedRecord; act: ActToFilm }>(
    rows.map((row) => [row.entry.body.id, { row, act: actOf(row, handlers, asker.facts) }]),
  );
  for (const { body, recording } of wanted) {
    const { proposals, clear } = proposeLinks(
      recording,
      [...acts.values()].map(({ act }) => act),
    );
    found.set(
      body.id,
      proposals.slice(0, shown).flatMap(({ act, grounds }) => {
        const row = acts.get(act)?.row;
        return row === undefined ? [] : [proposalView(row, grounds, clear === act)];
      }),
    );
  }
  return found;
}

async function actsWithin(house: House, asker: Asker, window: { from: string; to: string }): Promise<ListedRecord[]> {
  const kinds = [...new Set(dutiesOf(asker.facts).rows.flatMap(({ acts }) => acts))];
  const scope = scopeOf(asker.viewer, 'read', 'record');
  const rows: ListedRecord[] = [];
  let after: string | undefined;
  for (let seen = 0; seen < mostActs; seen += pageSize) {
    const page = await listRecords(house.journal, asker.agency, scope, { kinds, after, limit: pageSize });
    rows.push(
      ...page.rows.filter(({ entry: { body } }) => body.claimed.from <= window.to && endOf(body) >= window.from),
    );
    const oldest = page.rows.at(-1)?.entry.body.claimed.from ?? '';
    if (page.next === null || oldest < window.from) break;
    after = page.next;
  }
  return rows;
}

async function handlersOf(house: House, agency: string, cases: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await within(house.journal.pool, agency, (client) =>
    client.query<{ subject_id: string; person: string }>(
      `SELECT subject_id, person FROM case_relation
        WHERE agency_id = $1 AND subject_id = ANY ($2::uuid[]) AND relation = 'handler'`,
      [agency, cases],
    ),
  );
  const handlers = new Map<string, string[]>();
  for (const { subject_id, person } of rows) handlers.set(subject_id, [...(handlers.get(subject_id) ?? []), person]);
  return handlers;
}

/** In true time; whose it is by sign-out or as written. */
function recordingOf(body: RecordBody, facts: AgencyFacts): RecordingToLink {
  // a docked recording names its device by id, one that was handed in by the number on its label
  const named = typeof body.data.device === 'string' ? body.data.device : null;
  const device = facts.devices.get(named ?? '') ?? deviceNumbered(facts, named);
  const start = corrected(device, readInstant(body.data.startedAt) ?? Temporal.Instant.from(body.claimed.from));
  const end = corrected(device, readInstant(body.data.endedAt) ?? Temporal.Instant.from(endOf(body)));
  const people = [body.data.recordedBy, ...body.people.map(({ person }) => person)];
  return {
    from: start.at.toString(),
    to: end.at.toString(),
    device: device?.deviceNo ?? null,
    officers: namesOf(people, facts),
    place: placeIn(body.data.fromFile) ?? placeIn(body.data),
  };
}

function actOf(
  { entry: { body } }: ListedRecord,
  handlers: ReadonlyMap<string, string[]>,
  facts: AgencyFacts,
): ActToFilm {
  const written = body.people.flatMap(({ person }) => (person === null ? [] : [person]));
  const people = written.length > 0 ? written : (handlers.get(body.subject.id) ?? []);
  const at = Temporal.Instant.from(body.claimed.from);
  const held = people.flatMap((person) => devicesHeldBy(facts, person, at));
  return {
    id: body.id,
    from: body.claimed.from,
    to: body.claimed.to,
    officers: namesOf(people, facts),
    devices: held.flatMap((device) => facts.devices.get(device)?.deviceNo ?? []),
    place: placeIn(body.data),
  };
}

function proposalView({ entry: { body }, caseNo }: ListedRecord, why: string[], clear: boolean): LinkProposal {
  const kind = currentKind(body.kind)?.title ?? body.kind;
  return { act: body.id, case: body.subject.id, title: `${caseNo ?? '未编号案件'} ${kind}`, why, clear };
}

function namesOf(people: readonly unknown[], facts: AgencyFacts): string[] {
  const names = people.flatMap((person) => (typeof person === 'string' ? (facts.people.get(person)?.name ?? []) : []));
  return [...new Set(names)];
}

function placeIn(value: unknown): { latitude: string; longitude: string } | null {
  if (typeof value !== 'object' || value === null) return null;
  const place = 'place' in value && typeof value.place === 'object' && value.place !== null ? value.place : value;
  if (!('latitude' in place && 'longitude' in place)) return null;
  const { latitude, longitude } = place;
  return typeof latitude === 'string' && typeof longitude === 'string' ? { latitude, longitude } : null;
}

function endOf({ claimed }: RecordBody): string {
  return claimed.to ?? claimed.from;
}
