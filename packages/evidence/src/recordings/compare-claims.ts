import { parseDeviceFileName } from '@liuhen/records';
import type { MediaFacts, MediaTime } from '../media/media-facts.ts';
import { metresBetween } from './distance.ts';

/** What a person says of a recording. Instants in UTC; null where nothing was said. */
export type RecordingClaim = {
  startedAt: string | null;
  endedAt: string | null;
  device: string | null;
  certificate: string | null;
  place: { latitude: string; longitude: string } | null;
  kind: 'photo' | 'sound' | 'film' | null;
  /** The numbers of the bureau's devices: by them names are read. */
  devices?: readonly string[];
  /** What was said to be left out between start and end: the file is shorter by so much. */
  interruptions?: readonly { readonly from: string; readonly to: string }[] | undefined;
};

export type ClaimDifference = {
  about: 'start' | 'end' | 'duration' | 'device' | 'officer' | 'place' | 'kind' | 'content' | 'mediaType' | 'overlap';
  said: string;
  file: string;
  /** For the screen: both sides and what to do. */
  detail: string;
};

export type ClaimTolerance = { seconds: number; metres: number };

const DEFAULTS: ClaimTolerance = { seconds: 60, metres: 500 };
/** Where a file names no zone, its camera was set to the time of the country. */
const HOUSE_OFFSET = '+08:00';

/**
 * Lays what the file says beside what the person says. Neither is right by itself: cameras have wrong clocks, people mistype. A
 * difference is shown and explained by whoever knows, never corrected here.
 */
export function compareClaims(
  facts: MediaFacts,
  name: string,
  claim: RecordingClaim,
  tolerance: Partial<ClaimTolerance> = {},
): ClaimDifference[] {
  const { seconds, metres } = { ...DEFAULTS, ...tolerance };
  const written = parseDeviceFileName(name, claim.devices);
  const found: (ClaimDifference | null)[] = [
    timeDifference('start', claim.startedAt, facts.times, seconds),
    timeDifference('end', claim.endedAt, facts.times, seconds),
    durationDifference(facts, claim, seconds),
    wordDifference('device', '设备', claim.device, written.device),
    wordDifference('officer', '执法证号', claim.certificate, written.certificate),
    placeDifference(facts, claim, metres),
    kindDifference(facts, claim),
  ];
  return found.filter((one) => one !== null);
}

function timeDifference(
  role: 'start' | 'end',
  said: string | null,
  times: readonly MediaTime[],
  seconds: number,
): ClaimDifference | null {
  const candidates = times.filter((time) => time.role === role && readings(time).length > 0);
  if (said === null || candidates.length === 0) return null;
  const claimed = Temporal.Instant.from(said);
  const apart = (time: MediaTime) =>
    Math.min(...readings(time).map((instant) => Math.abs(claimed.since(instant).total('seconds'))));
  const nearest = candidates.reduce((best, time) => (apart(time) < apart(best) ? time : best));
  const difference = apart(nearest);
  if (difference <= seconds) return null;
  const [here, there] = [localText(claimed), nearest.local.replace('T', ' ')];
  const word = role === 'start' ? '开始' : '结束';
  return {
    about: role,
    said: here,
    file: there,
    detail: `${word}时间不一致：填报 ${here}，${sourceWord(nearest)}记为 ${there}，相差约 ${span(difference)}。请核对设备时钟（校时记录）或更正填报，并说明原因。`,
  };
}

/** Containers define UTC, but many cameras write their local time there: both readings are allowed. */
function readings({ local, offset }: MediaTime): Temporal.Instant[] {
  const written = offset ?? HOUSE_OFFSET;
  const offsets = written === 'Z' ? ['Z', HOUSE_OFFSET] : [written];
  return offsets.flatMap((one) => {
    try {
      return [Temporal.Instant.from(`${local}${one}`)];
    } catch {
      return [];
    }
  });
}

function durationDifference(
  facts: MediaFacts,
  { startedAt, endedAt, interruptions = [] }: RecordingClaim,
  seconds: number,
): ClaimDifference | null {
  if (startedAt === null || endedAt === null || facts.durationMs === null || facts.kind === 'image') return null;
  const [from, to] = [Temporal.Instant.from(startedAt), Temporal.Instant.from(endedAt)];
  const claimed = (to.epochMilliseconds - from.epochMilliseconds - leftOut(from, to, interruptions)) / 1000;
  const real = facts.durationMs / 1000;
  if (Math.abs(claimed - real) <= seconds) return null;
  return {
    about: 'duration',
    said: span(claimed),
    file: span(real),
    detail: `时长不一致：填报起止相距 ${span(claimed)}，文件实长 ${span(real)}。中间如有中断请逐段登记并说明原因；起止填错请更正。`,
  };
}

/** Milliseconds of the interruptions that lie between start and end. */
function leftOut(
  start: Temporal.Instant,
  end: Temporal.Instant,
  interruptions: NonNullable<RecordingClaim['interruptions']>,
): number {
  const [first, last] = [start.epochMilliseconds, end.epochMilliseconds];
  return interruptions.reduce((sum, { from, to }) => {
    const [since, until] = [Temporal.Instant.from(from), Temporal.Instant.from(to)];
    return sum + Math.max(0, Math.min(until.epochMilliseconds, last) - Math.max(since.epochMilliseconds, first));
  }, 0);
}

function wordDifference(
  about: 'device' | 'officer',
  word: string,
  said: string | null,
  file: string | null,
): ClaimDifference | null {
  if (said === null || file === null || said.trim().toUpperCase() === file.trim().toUpperCase()) return null;
  return { about, said, file, detail: `${word}不一致：填报为 ${said}，文件名中为 ${file}。请核对领用记录。` };
}

function placeDifference({ place }: MediaFacts, claim: RecordingClaim, metres: number): ClaimDifference | null {
  if (place === null || claim.place === null) return null;
  const apart = metresBetween(place, claim.place);
  if (apart <= metres) return null;
  const text = ({ latitude, longitude }: { latitude: string; longitude: string }) => `${latitude}, ${longitude}`;
  return {
    about: 'place',
    said: text(claim.place),
    file: text(place),
    detail: `地点不一致：填报地点与文件中的定位相距约 ${apart < 10_000 ? `${Math.round(apart)} 米` : `${Math.round(apart / 1000)} 公里`}。请核对。`,
  };
}

function kindDifference({ kind }: MediaFacts, claim: RecordingClaim): ClaimDifference | null {
  const words = {
    image: '照片',
    audio: '录音',
    video: '录像',
    document: '文档',
    archive: '压缩包',
    other: '其他文件',
  } as const;
  const said = { photo: 'image', sound: 'audio', film: 'video' } as const;
  if (claim.kind === null || said[claim.kind] === kind) return null;
  return {
    about: 'kind',
    said: words[said[claim.kind]],
    file: words[kind],
    detail: `类型不一致：填报为${words[said[claim.kind]]}，文件内容是${words[kind]}。请更正类型或核对是否选错文件。`,
  };
}

function sourceWord({ source }: MediaTime): string {
  return { container: '文件内部', exif: '照片信息（EXIF）', name: '文件名' }[source];
}

function localText(instant: Temporal.Instant): string {
  return instant
    .toZonedDateTimeISO('Asia/Shanghai')
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replace('T', ' ');
}

function span(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} 秒`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} 分钟`;
  return seconds < 172_800 ? `${(seconds / 3600).toFixed(1)} 小时` : `${Math.round(seconds / 86_400)} 天`;
}
