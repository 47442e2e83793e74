import { isDeepStrictEqual } from 'node:util';
import { Fault, systemActor } from '@liuhen/journal';
import type { HeldFile, RecordBody } from '@liuhen/records';
import type { Acknowledged } from '../api/index.ts';
import { unregisteredDeviceNote } from '../devices/unregistered-devices.ts';
import type { House } from '../house.ts';
import { openRecord } from '../reading/open-case.ts';
import { append } from '../routes/records.ts';
import type { Asker } from '../sign-in/asker.ts';
import { type GivenFile, type Looked, lookAtFiles } from './look-at-files.ts';
import type { FileRow } from './told-by-files.ts';

/** What the house itself says of a recording: nobody hands these in, and what a client writes there is not kept. */
const ours = ['fromFile', 'differences', 'clockOffsetSec', 'unregisteredDevice'] as const;

/** As it stands in the data of a recording, beside what was said. */
export function readingOf({ fromFile, differences, used, clockOffsetSec }: Looked) {
  return {
    ...(used.unregistered.length === 0 ? {} : { unregisteredDevice: true }),
    fromFile,
    differences,
    clockOffsetSec,
  };
}

/** Rows of files in order; where none tells a time of its own, all have those of the whole. */
export function rowsWithin({ rows, times: { startedAt, endedAt } }: Looked): FileRow[] {
  return rows.some((row) => row.startedAt !== null) ? [...rows] : rows.map((row) => ({ ...row, startedAt, endedAt }));
}

/**
 * A recording that a client of the API composed: read as one that comes by the upload page is. What the client says stays as it was
 * written; what the files say is added beside it, and a strange device is told. Sent again, it is the same record.
 */
export async function appendRecording(house: House, asker: Asker, body: RecordBody): Promise<Acknowledged> {
  const files = await givenFiles(house, asker, body.files);
  const { data, claimed } = body;
  const looked = await lookAtFiles(
    house,
    asker,
    {
      medium: textOf(data.medium),
      device: textOf(data.device),
      recordedBy: textOf(data.recordedBy),
      startedAt: claimed.from,
      endedAt: claimed.to,
      otherwiseAt: claimed.from,
      words: Object.values(data).flatMap((value) => textOf(value) ?? []),
      names: rowsIn(data.files).flatMap((row) => textOf(row.file) ?? []),
    },
    files,
  );
  const read = withReading(body, looked);
  const taken = await append(house, asker, read).catch((error: unknown) => asItStands(house, asker, body, error));
  await tellOfUnregistered(house, handedInBy(asker), body.id, looked.used.unregistered);
  return taken;
}

function withReading(body: RecordBody, looked: Looked): RecordBody {
  const said = Object.fromEntries(Object.entries(body.data).filter(([key]) => !isOurs(key)));
  const { unregisteredDevice, ...reading } = readingOf(looked) as ReturnType<typeof readingOf> & {
    unregisteredDevice?: true;
  };
  const told = rowsIn(said.files);
  const rows = rowsWithin(looked).map((row, index) => ({ ...row, ...told[index] }));
  const data = {
    ...said,
    ...(textOf(said.device) === null && looked.used.deviceNo !== null ? { device: looked.used.deviceNo } : {}),
    ...(unregisteredDevice === undefined ? {} : { unregisteredDevice }),
    ...(body.files.length === 0 ? {} : reading),
    // rows of another number are the client's own account of files elsewhere
    ...(rows.length > 0 && (told.length === 0 || told.length === rows.length) ? { files: rows } : {}),
  };
  return { ...body, files: [...looked.files], data: JSON.parse(JSON.stringify(data)) };
}

/** A lost answer: what stands under this id, if it is what was sent, is acknowledged again. */
async function asItStands(house: House, asker: Asker, sent: RecordBody, error: unknown): Promise<Acknowledged> {
  if (!(error instanceof Fault) || error.code !== 'idReused') throw error;
  const stands = await standing(house, asker, sent).catch(() => null);
  if (stands === null || !isSameButForReading(sent, stands)) throw error;
  return append(house, asker, stands);
}

async function standing(house: House, asker: Asker, { id, subject, agency }: RecordBody): Promise<RecordBody | null> {
  if (subject.type === 'case') {
    const { entry } = await openRecord(house, asker, subject.id, id, { act: 'read', action: 'readRecord' });
    return entry.actor === asker.person ? entry.body : null;
  }
  const { entries } = await house.journal.dossiers.read(agency, agency);
  const entry = entries.find(({ body }) => body.id === id);
  return entry?.actor === asker.person ? entry.body : null;
}

function isSameButForReading(sent: RecordBody, stands: RecordBody): boolean {
  const { data, files, ...rest } = sent;
  const { data: kept, files: held, ...others } = stands;
  const bytes = (of: readonly HeldFile[]) => of.map(({ mediaType: _, ...file }) => file);
  const isKept = (value: unknown, key: string): boolean =>
    isOurs(key) ||
    value === null ||
    (key === 'files' ? areKept(value, kept.files) : isDeepStrictEqual(value, kept[key]));
  const isSaid = (key: string) => isOurs(key) || key === 'files' || key === 'device' || Object.hasOwn(data, key);
  return (
    isDeepStrictEqual(rest, others) &&
    isDeepStrictEqual(bytes(files), bytes(held)) &&
    Object.entries(data).every(([key, value]) => isKept(value, key)) &&
    Object.keys(kept).every(isSaid)
  );
}

/** Every word of the rows that were sent stands in those that were kept. */
function areKept(sent: unknown, kept: unknown): boolean {
  const [told, stand] = [rowsIn(sent), rowsIn(kept)];
  return told.every((row, index) =>
    Object.entries(row).every(([key, value]) => isDeepStrictEqual(value, stand[index]?.[key])),
  );
}

/** A phone that lost the answer asks again: what stands from the same hand, of the same bytes and links, is what it asked for. */
export async function once(house: House, asker: Asker, body: RecordBody): Promise<void> {
  try {
    await append(house, asker, body);
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'idReused') throw error;
    const stands = await standing(house, asker, body);
    const hashes = (of: RecordBody) => of.files.map(({ sha256 }) => sha256);
    const isSame =
      stands?.kind === body.kind &&
      isDeepStrictEqual(hashes(stands), hashes(body)) &&
      isDeepStrictEqual(stands.links, body.links);
    if (!isSame) throw error;
  }
}

/** As a docked card of a strange device is told: on the list of those who keep the ledger, until somebody answers. */
export async function tellOfUnregistered(
  house: Pick<House, 'journal' | 'now'>,
  { agency, by }: { readonly agency: string; readonly by: { readonly id: string; readonly name: string } | null },
  recording: string,
  numbers: readonly string[],
): Promise<void> {
  for (const deviceNo of numbers) {
    const facts = await house.journal.dossiers.agencyFacts(agency);
    const note = unregisteredDeviceNote(facts, { agency, deviceNo, by }, recording, house.now());
    const outcome = note === null ? null : await house.journal.append(systemActor, note);
    if (outcome instanceof Fault && outcome.code !== 'idReused') throw outcome;
  }
}

export const handedInBy = ({ agency, person, name }: Asker) => ({ agency, by: { id: person, name } });

/**
 * Looked into are those that this very person handed in. Of others the door says whether they may be named at all: a hash heard of must be
 * no way to look into a file, nor to have one taken away.
 */
async function givenFiles(house: House, asker: Asker, files: readonly HeldFile[]): Promise<GivenFile[]> {
  const given = files.map(async (file) => {
    const receipt = await house.receipts.find(asker.agency, file.sha256, asker.person);
    return { ...file, isOwn: receipt !== null, declared: receipt?.declared ?? null, modifiedAt: null };
  });
  return Promise.all(given);
}

const isOurs = (key: string): boolean => ours.some((one) => one === key);
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function rowsIn(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((row) => typeof row === 'object' && row !== null) : [];
}
