import { createHash } from 'node:crypto';
import type { DockedFile, MediaFacts, MediaTime } from '@liuhen/evidence';
import { type AgencyFacts, claimTime, parseDeviceFileName, RecordBody, uuidV8 } from '@liuhen/records';
import { deviceNumbers, deviceUsed, readDocked } from '@liuhen/server';
import { CliFault } from '../cli-fault.ts';

export type Docking = {
  readonly agency: string;
  readonly case: string;
  readonly facts: AgencyFacts;
  /** Given on the command line; absent, the file's name may say it. */
  readonly deviceNo: string | null;
  readonly officer: string | null;
  readonly now: string;
};

const mediumTitles: Record<MediaFacts['kind'], string> = {
  video: '视频',
  audio: '录音',
  image: '照片',
  document: '其他文件',
  archive: '其他文件',
  other: '其他文件',
};

/**
 * The recording that a file of a card becomes. Its id follows from case and file, so that a card read twice makes each record once.
 * All times are the device's claim: the name's before what the format holds, whose zone cameras get wrong.
 */
export function recordingBody(file: DockedFile, docking: Docking): RecordBody {
  const { agency, facts, now } = docking;
  const named = parseDeviceFileName(file.name, deviceNumbers(facts));
  const deviceNo = docking.deviceNo ?? named.device;
  const { device, unregistered } = deviceUsed(facts, docking.deviceNo, [file.name]);
  const officer = officerOf(facts, docking.officer ?? named.certificate);
  const startedAt = written(file.facts.times, 'start') ?? file.modifiedAt;
  const claimed = claimTime(startedAt, endOf(file, startedAt), 'device') ?? claimTime(file.modifiedAt, null, 'device');
  if (claimed === null) throw new CliFault(`${file.path} 的时间读不懂。`);
  const endedAt = claimed.to;
  const { fromFile, differences, clockOffsetSec, files, rows } = readDocked(file, facts, {
    device,
    deviceNo: docking.deviceNo,
    officer: docking.officer === null ? null : (officer?.id ?? null),
  });
  return RecordBody.parse({
    id: uuidV8(createHash('sha256').update(['dock', agency, docking.case, file.key].join('\0')).digest()),
    agency,
    subject: { type: 'case', id: docking.case },
    kind: 'recording',
    schema: 1,
    claimed,
    notBefore: null,
    people: officer === null ? [] : [{ role: '录制人', person: officer.id, name: officer.name }],
    links: [],
    files,
    data: {
      medium: mediumTitles[file.facts.kind],
      title: file.displayName,
      device: device?.id ?? deviceNo,
      ...(unregistered.length === 0 ? {} : { unregisteredDevice: true }),
      recordedBy: officer?.id ?? null,
      startedAt,
      endedAt,
      clockOffsetSec,
      custodyBeforeStorage: '采集导入',
      storedAt: now,
      storageTarget: '执法信息系统',
      originalCarrier: file.path,
      fromFile: JSON.parse(JSON.stringify(fromFile)),
      differences: differences.map((one) => ({ ...one })),
      files: rows.map((row) => ({ ...row, startedAt, endedAt })),
    },
  });
}

const sources: readonly MediaTime['source'][] = ['name', 'exif', 'container'];

function written(times: readonly MediaTime[], role: MediaTime['role']): string | null {
  const told = sources.flatMap((source) => times.filter((time) => time.source === source && time.role === role));
  const [first] = told;
  return first === undefined ? null : `${first.local}${first.offset ?? '+08:00'}`;
}

function endOf({ facts }: DockedFile, startedAt: string): string | null {
  const told = written(facts.times, 'end');
  if (told !== null || facts.durationMs === null) return told;
  const start = claimTime(startedAt, null, 'device');
  if (start === null) return null;
  return Temporal.Instant.from(start.from).add({ milliseconds: facts.durationMs }).toString();
}

/** By name, or by the certificate number that recorders write into file names. */
function officerOf({ people }: AgencyFacts, told: string | null) {
  const meant = [...people.values()].filter(
    ({ name, certificates }) => name === told || certificates.some(({ certNo }) => certNo === told),
  );
  return meant.length === 1 ? (meant[0] ?? null) : null;
}
