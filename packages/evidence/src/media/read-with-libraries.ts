import exifr from 'exifr';
import { ALL_FORMATS, CustomSource, Input } from 'mediabunny';
import type { ByteReader } from './byte-reader.ts';
import { matroskaTailMs } from './matroska-tail.ts';
import { type MediaTrack, type PartialFacts, placeOf } from './media-facts.ts';

/** Files from which the exact length must be counted packet by packet are counted only up to this size. */
const COUNT_UP_TO = 64 * 1024 * 1024;

/** Length, tracks and tags by mediabunny (MP4, MOV, Matroska, WebM, MP3, Ogg, ADTS). */
export async function readWithMediabunny(reader: ByteReader, fragmented: boolean): Promise<PartialFacts> {
  const source = new CustomSource({
    getSize: () => reader.size,
    read: (start, end) => new Uint8Array(reader.read(start, end - start)),
    handleUnhandledError: () => {},
  });
  using input = new Input({ formats: ALL_FORMATS, source });
  if (!(await input.canRead())) return {};
  const facts: PartialFacts = { tracks: [], times: [], words: [] };
  const tracks = await input.getTracks();
  for (const track of tracks) {
    const kind: MediaTrack['kind'] = track.isVideoTrack() ? 'video' : track.isAudioTrack() ? 'audio' : 'other';
    facts.tracks?.push({ kind, codec: await track.getCodec() });
    if (track.isVideoTrack() && facts.width === undefined) {
      facts.width = await track.getCodedWidth();
      facts.height = await track.getCodedHeight();
      facts.rotation = await track.getRotation();
    }
  }
  if (tracks.length === 0) return {};
  const quick = async () =>
    (await input.getDurationFromMetadata().catch(() => null)) ?? (isMatroska(reader) ? tailSeconds(reader) : null);
  const counted = async () => (reader.size <= COUNT_UP_TO ? await input.computeDuration().catch(() => null) : null);
  // A fragmented file's header tells of its first part only: there counting comes first.
  const seconds = fragmented ? ((await counted()) ?? (await quick())) : ((await quick()) ?? (await counted()));
  if (seconds !== null && Number.isFinite(seconds) && seconds > 0) facts.durationMs = Math.round(seconds * 1000);
  facts.state = 'readable';
  const tags = await input.getMetadataTags().catch(() => null);
  for (const word of [tags?.title, tags?.description, tags?.comment])
    if (typeof word === 'string') facts.words?.push(word.slice(0, 300));
  const recorded = matroskaDate(reader);
  if (recorded !== null) facts.times?.push({ source: 'container', role: 'start', offset: 'Z', local: recorded });
  const date = tags?.date;
  if (date instanceof Date && !Number.isNaN(date.getTime()) && date.getUTCFullYear() > 1990) {
    facts.times?.push({ source: 'container', role: 'start', offset: 'Z', local: date.toISOString().slice(0, 19) });
  }
  return facts;
}

const isMatroska = (reader: ByteReader): boolean => reader.read(0, 4).toString('hex') === '1a45dfa3';

function tailSeconds(reader: ByteReader): number | null {
  const ms = matroskaTailMs(reader);
  return ms === null ? null : ms / 1000;
}

/** DateUTC of the Info element: nanoseconds since 2001. */
function matroskaDate(reader: ByteReader): string | null {
  const head = reader.read(0, 64 * 1024);
  if (head.length < 64 || head.readUInt32BE(0) !== 0x1a45dfa3) return null;
  const info = head.indexOf(Buffer.from([0x15, 0x49, 0xa9, 0x66]));
  const at = info < 0 ? -1 : head.indexOf(Buffer.from([0x44, 0x61, 0x88]), info);
  if (at < 0 || at > info + 1024 || at + 11 > head.length) return null;
  const ms = Date.UTC(2001, 0, 1) + Number(head.readBigInt64BE(at + 3) / 1_000_000n);
  return ms > 631_152_000_000 && ms < 4_102_444_800_000 ? new Date(ms).toISOString().slice(0, 19) : null;
}

/** Time, place, camera and turn from EXIF and its kin. Dates are kept as written: EXIF knows no zone unless it says so. */
export async function readWithExifr(reader: ByteReader, container: string): Promise<PartialFacts> {
  const bytes = reader.read(0, 8 * 1024 * 1024);
  const parsed: unknown = await exifr.parse(bytes, {
    tiff: true,
    exif: true,
    gps: true,
    xmp: false,
    icc: false,
    iptc: false,
    reviveValues: false,
    translateValues: false,
    mergeOutput: true,
  });
  if (typeof parsed !== 'object' || parsed === null) return {};
  const tags: Record<string, unknown> = { ...parsed };
  const facts: PartialFacts = { times: [], words: [] };
  const text = (name: string) =>
    typeof tags[name] === 'string'
      ? tags[name]
          .replace(/\p{Cc}/gu, '')
          .trim()
          .slice(0, 200) || null
      : null;
  const taken = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(text('DateTimeOriginal') ?? text('CreateDate') ?? '');
  if (taken && taken[1] !== '0000') {
    const offset = text('OffsetTimeOriginal') ?? text('OffsetTime');
    facts.times?.push({
      source: 'exif',
      role: 'start',
      local: `${taken[1]}-${taken[2]}-${taken[3]}T${taken[4]}`,
      offset: offset !== null && /^[+-]\d\d:\d\d$/.test(offset) ? offset : null,
    });
  }
  const [width, height] = [tags.ImageWidth, tags.ImageHeight];
  if (container === 'tiff' && typeof width === 'number' && typeof height === 'number') {
    Object.assign(facts, { width, height, state: 'readable', tracks: [{ kind: 'image', codec: 'tiff' }] });
  }
  const maker = text('Make');
  const model = text('Model');
  if (maker !== null) facts.maker = maker;
  if (model !== null) facts.model = model;
  for (const name of ['ImageDescription', 'UserComment', 'XPTitle', 'XPComment', 'DocumentName']) {
    const word = text(name);
    if (word !== null) facts.words?.push(word);
  }
  const turn = ({ 1: 0, 2: 0, 3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270 } as const)[Number(tags.Orientation) as 1];
  if (turn !== undefined) facts.rotation = turn;
  const { latitude, longitude } = tags;
  if (typeof latitude === 'number' && typeof longitude === 'number') {
    const altitude =
      typeof tags.GPSAltitude === 'number' ? tags.GPSAltitude * (Number(tags.GPSAltitudeRef) === 1 ? -1 : 1) : null;
    facts.place = placeOf(latitude, longitude, altitude);
  }
  return facts;
}
