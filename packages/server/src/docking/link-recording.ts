import { createHash } from 'node:crypto';
import { Fault, systemActor } from '@liuhen/journal';
import { mayAccess } from '@liuhen/law/access';
import { type RecordBody, uuidV8 } from '@liuhen/records';
import type { House } from '../house.ts';
import { absent } from '../http/server-fault.ts';
import { openRecord } from '../reading/open-case.ts';
import { recordOf } from '../records-made-here.ts';
import { append } from '../routes/records.ts';
import type { Asker } from '../sign-in/asker.ts';
import { looseBody, looseThing } from './loose-recordings.ts';

type Wanted = {
  readonly id: string;
  readonly recording: string;
  /** The case it stands in; null: in none yet. */
  readonly from: string | null;
  readonly case: string;
  readonly act: string;
};

/**
 * Confirms that a recording shows an act. One that stands elsewhere first enters the case of the act, as a record of its own that
 * names where it came from: the bytes are one, the facts are two. Asked again, it is the same link.
 */
export async function linkRecording(
  house: House,
  asker: Asker,
  wanted: Wanted,
): Promise<{ link: string; recording: string }> {
  const { agency } = asker;
  const { entries } = await openRecord(house, asker, wanted.case, wanted.act, { act: 'read', action: 'readRecord' });
  const before = entries.find(({ body, actor }) => body.id === wanted.id && actor === asker.person)?.body;
  const linkedAlready = before?.links.find(({ rel }) => rel === 'recording')?.record;
  if (before?.kind === 'recordingLinked' && linkedAlready !== undefined) {
    return { link: wanted.id, recording: linkedAlready };
  }
  const source = wanted.from === wanted.case ? null : await sourceOf(house, asker, wanted);
  const recording = source === null ? wanted.recording : await enter(house, asker, source, wanted.case);
  const links = [
    { rel: 'recording', record: recording },
    { rel: 'covers', record: wanted.act },
  ];
  await append(
    house,
    asker,
    recordOf({ id: wanted.id, agency, case: wanted.case, kind: 'recordingLinked', at: house.now(), links, data: {} }),
  );
  if (wanted.from === null) await noteAsPlaced(house, asker, wanted);
  const line = { actor: asker.person, action: 'linkRecording', outcome: 'done', subject: wanted.case } as const;
  await house.log.note(agency, { ...line, record: recording, detail: { act: wanted.act } });
  return { link: wanted.id, recording };
}

/** The recording where it stands, if this person may see it there. */
async function sourceOf(house: House, asker: Asker, { recording, from }: Wanted): Promise<RecordBody> {
  if (from !== null) {
    const { entry } = await openRecord(house, asker, from, recording, { act: 'read', action: 'readRecord' });
    if (entry.body.kind !== 'recording') throw absent('这份音像');
    return entry.body;
  }
  const fact = asker.facts.facts.find(
    ({ id, kind, annulledBy }) => id === recording && kind === 'recording' && annulledBy === null,
  );
  if (fact === undefined || !mayAccess(asker.viewer, 'read', looseThing(asker.agency, fact)).allowed) {
    throw absent('这份音像');
  }
  return looseBody(asker.agency, fact);
}

async function enter(house: House, asker: Asker, source: RecordBody, subject: string): Promise<string> {
  const { agency } = asker;
  // who may see the recording and files it takes the bytes over from whoever handed them in
  for (const { sha256, sm3, size, mediaType } of source.files) {
    await house.receipts.add(agency, { sha256, sm3, size, mediaType, uploader: asker.person, sealed: true });
  }
  const body = recordOf({
    id: uuidV8(createHash('sha256').update(['entered', agency, source.id, subject].join('\0')).digest()),
    agency,
    case: subject,
    kind: 'recording',
    at: source.claimed.from,
    until: source.claimed.to,
    source: source.claimed.source,
    people: source.people,
    links: [{ rel: 'follows', record: source.id }],
    files: source.files,
    data: source.data,
  });
  await append(house, asker, body);
  return body.id;
}

/** So that it leaves the lists of what belongs to no case; the link itself stands in the case. */
async function noteAsPlaced(house: House, asker: Asker, wanted: Wanted): Promise<void> {
  const { agency } = asker;
  const outcome = await house.journal.append(
    systemActor,
    recordOf({
      id: uuidV8(createHash('sha256').update(['placed', agency, wanted.id].join('\0')).digest()),
      agency,
      kind: 'recordingLinked',
      at: house.now(),
      people: [{ role: '关联人', person: asker.person, name: asker.name }],
      links: [
        { rel: 'recording', record: wanted.recording },
        { rel: 'covers', record: wanted.act },
      ],
      data: { note: '已归入案件' },
    }),
  );
  if (outcome instanceof Fault && outcome.code !== 'idReused') throw outcome;
}
