import { createHash } from 'node:crypto';
import type { DockedFile, MediaFacts } from '@liuhen/evidence';
import { type AgencyFacts, type Device, type RecordBody, storeInstant, uuidV8 } from '@liuhen/records';
import { corrected, deviceNumbered, deviceNumbers, holderAt } from '../devices/ledger.ts';
import { recordOf } from '../records-made-here.ts';
import { fileFacts } from './file-facts.ts';
import { settledTimes, type ToldByFiles, toldByFiles } from './told-by-files.ts';

export const mediumOf: Readonly<Record<MediaFacts['kind'], string>> = {
  video: 'video',
  audio: 'audio',
  image: 'photo',
  document: 'other',
  archive: 'other',
  other: 'other',
};

type Docking = {
  readonly agency: string;
  readonly facts: AgencyFacts;
  /** What the folder of the card is called: usually the device's number. */
  readonly card: string;
  readonly now: string;
};

/**
 * The recording that a file of a card becomes: a fact of the agency until it is linked to an act. Its id follows from card and file,
 * so that a card read twice makes each record once. Times are the device's claim, with what its clock was off at that time.
 */
export function dockedRecording(file: DockedFile, { agency, facts, card, now }: Docking): RecordBody {
  const own = fileFacts(file.facts, file.name, deviceNumbers(facts));
  const device = deviceNumbered(facts, card) ?? deviceNumbered(facts, own.device);
  const { startedAt, endedAt } = settledTimes({ startedAt: null, endedAt: null, otherwiseAt: file.modifiedAt }, own);
  const start = corrected(device, Temporal.Instant.from(startedAt));
  const end = endedAt === null ? null : corrected(device, Temporal.Instant.from(endedAt));
  const holder = device === undefined ? null : holderAt(facts, device.id, start.at);
  const officer = facts.people.get(holder ?? '') ?? byCertificate(facts, own.certificate);
  const { fromFile, differences, clockOffsetSec, files, rows } = readDocked(file, facts, {
    device,
    deviceNo: device?.deviceNo ?? null,
    officer: holder,
  });
  const { displayName } = file;
  return recordOf({
    id: uuidV8(createHash('sha256').update(['docked', agency, card, file.key].join('\0')).digest()),
    agency,
    kind: 'recording',
    at: startedAt,
    until: endedAt,
    source: 'device',
    people: officer === undefined ? [] : [{ role: '录制人', person: officer.id, name: officer.name }],
    files,
    data: {
      medium: mediumOf[file.facts.kind],
      title: displayName,
      device: device?.id ?? own.device ?? card,
      ...(device === undefined ? { unregisteredDevice: true } : {}),
      recordedBy: officer?.id ?? null,
      startedAt,
      endedAt,
      clockOffsetSec,
      trueStart: storeInstant(start.at),
      trueEnd: end === null ? null : storeInstant(end.at),
      custodyBeforeStorage: '采集站导入',
      storedAt: now,
      storageTarget: '系统',
      originalCarrier: `${card}/${file.path}`,
      fromFile,
      differences,
      files: rows.map((row) => ({ ...row, startedAt, endedAt })),
    },
  });
}

/** What is known of a card beside its files: the number it is said to be of, and who had it. Null where nobody says. */
type KnownOfCard = {
  readonly device: Device | undefined;
  readonly deviceNo: string | null;
  readonly officer: string | null;
};

/** A file of a card, read as every recording is. */
export function readDocked(
  file: DockedFile,
  ledger: AgencyFacts,
  { device, deviceNo, officer }: KnownOfCard,
): ToldByFiles {
  const { displayName: name, sha256, sm3, size, facts, modifiedAt } = file;
  const held = { name, mediaType: facts.mediaType, sha256, sm3, size };
  const certificate = ledger.people.get(officer ?? '')?.certificates[0]?.certNo ?? null;
  const times = { startedAt: null, endedAt: null, otherwiseAt: modifiedAt };
  const said = { ...times, device: deviceNo, certificate, kind: null, recordedBy: officer };
  return toldByFiles(said, [{ file: held, declared: null, facts, modifiedAt }], { facts: ledger, device });
}

function byCertificate({ people }: AgencyFacts, certificate: string | null) {
  if (certificate === null) return undefined;
  const meant = [...people.values()].filter(({ certificates }) =>
    certificates.some(({ certNo }) => certNo === certificate),
  );
  return meant.length === 1 ? meant[0] : undefined;
}
