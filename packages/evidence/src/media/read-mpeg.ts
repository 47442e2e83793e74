import type { ByteReader } from './byte-reader.ts';
import type { MediaTrack, PartialFacts } from './media-facts.ts';

/** How much of either end of a stream is looked at for its first and last time stamp. */
const WINDOW = 2 * 1024 * 1024;
const CLOCK = 90;
const WRAP = 2 ** 33;

const STREAM_TYPES: Record<number, readonly [MediaTrack['kind'], string]> = {
  1: ['video', 'mpeg1video'],
  2: ['video', 'mpeg2video'],
  3: ['audio', 'mp2'],
  4: ['audio', 'mp2'],
  15: ['audio', 'aac'],
  16: ['video', 'mpeg4'],
  17: ['audio', 'aac_latm'],
  27: ['video', 'h264'],
  36: ['video', 'hevc'],
  51: ['video', 'vvc'],
  66: ['video', 'cavs'],
  129: ['audio', 'ac3'],
  144: ['audio', 'pcm_alaw'],
  145: ['audio', 'pcm_mulaw'],
};

/** Transport stream: its tables name the tracks; first and last presentation times give the length. */
export function readMpegTs(reader: ByteReader): PartialFacts {
  const head = reader.read(0, WINDOW);
  const packet =
    [188, 192, 204].find((size) => [0, 1, 2].every((index) => head[(size === 192 ? 4 : 0) + index * size] === 0x47)) ??
    188;
  const tracks: MediaTrack[] = [];
  let map = -1;
  const programs = new Map<number, boolean>();
  for (const { pid, start, payload } of packets(head, packet)) {
    if (!start) continue;
    const section = payload.subarray(1 + (payload[0] ?? 0));
    if (pid === 0 && map < 0 && section.length >= 12) map = section.readUInt16BE(10) & 0x1fff;
    else if (pid === map && !programs.has(pid) && section.length >= 12) {
      programs.set(pid, true);
      tracks.push(...tracksOf(section));
    }
  }
  const first = timesIn(head, packet);
  const tail = tailOf(reader, packet);
  const last = timesIn(tail, packet);
  const facts: PartialFacts = { tracks, state: tracks.length > 0 ? 'readable' : 'partial' };
  if (first.length > 0 && last.length > 0) {
    const origin = Math.min(...first.slice(0, 50));
    const length = Math.max(...last.map((time) => (time < origin ? time + WRAP : time))) - origin;
    if (length > 0 && length < WRAP / 2) facts.durationMs = Math.round(length / CLOCK);
  }
  return facts;
}

function tracksOf(section: Buffer): MediaTrack[] {
  const tracks: MediaTrack[] = [];
  const end = Math.min(section.length, 3 + (section.readUInt16BE(1) & 0xfff) - 4);
  for (let at = 12 + (section.readUInt16BE(10) & 0xfff); at + 5 <= end && tracks.length < 32; ) {
    const known = STREAM_TYPES[section[at] ?? 0];
    tracks.push(
      known ? { kind: known[0], codec: known[1] } : { kind: 'other', codec: `0x${(section[at] ?? 0).toString(16)}` },
    );
    at += 5 + (section.readUInt16BE(at + 3) & 0xfff);
  }
  return tracks;
}

function* packets(bytes: Buffer, size: number): Generator<{ pid: number; start: boolean; payload: Buffer }> {
  for (let at = size === 192 ? 4 : 0; at + 188 <= bytes.length; at += size) {
    if (bytes[at] !== 0x47) continue;
    const control = bytes[at + 3] ?? 0;
    const skip = control & 0x20 ? 5 + (bytes[at + 4] ?? 0) : 4;
    if ((control & 0x10) === 0 || skip >= 188) continue;
    const word = bytes.readUInt16BE(at + 1);
    yield { pid: word & 0x1fff, start: (word & 0x4000) !== 0, payload: bytes.subarray(at + skip, at + 188) };
  }
}

function timesIn(bytes: Buffer, size: number): number[] {
  const times: number[] = [];
  for (const { start, payload } of packets(bytes, size)) {
    if (!start || payload.length < 14 || payload.readUIntBE(0, 3) !== 1 || ((payload[7] ?? 0) & 0x80) === 0) continue;
    times.push(timeStamp(payload, 9));
  }
  return times;
}

function timeStamp(bytes: Buffer, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = bytes.subarray(at, at + 5);
  return ((a >> 1) & 7) * 2 ** 30 + (b << 22) + ((c >> 1) << 15) + (d << 7) + (e >> 1);
}

function tailOf(reader: ByteReader, packet: number): Buffer {
  const from = Math.max(0, reader.size - WINDOW);
  return reader.read(from - (from % packet), WINDOW + packet);
}

/** Program stream: packets carry the times; the first sequence header carries the size of the picture. */
export function readMpegPs(reader: ByteReader): PartialFacts {
  const head = reader.read(0, WINDOW);
  const tracks: MediaTrack[] = [];
  const facts: PartialFacts = { tracks, state: 'readable' };
  const sequence = head.indexOf(Buffer.from([0, 0, 1, 0xb3]));
  if (sequence >= 0 && sequence + 8 <= head.length) {
    const size = head.readUIntBE(sequence + 4, 3);
    Object.assign(facts, { width: size >> 12, height: size & 0xfff });
  }
  const isStream = head[3] === 0xba;
  if (sequence >= 0 || hasStream(head, 0xe0, 0xef)) tracks.push({ kind: 'video', codec: null });
  if (isStream && hasStream(head, 0xc0, 0xdf)) tracks.push({ kind: 'audio', codec: null });
  if (tracks.length === 0) facts.state = 'partial';
  if (!isStream) return facts;
  const first = programTimes(head);
  const last = programTimes(reader.read(Math.max(0, reader.size - WINDOW), WINDOW));
  if (first.length > 0 && last.length > 0) {
    const length = Math.max(...last) - Math.min(...first.slice(0, 50));
    if (length > 0 && length < WRAP / 2) facts.durationMs = Math.round(length / CLOCK);
  }
  return facts;
}

/** Presentation times of the picture and sound packets in a stretch of a program stream. */
function programTimes(bytes: Buffer): number[] {
  const times: number[] = [];
  for (let at = bytes.indexOf(START); at >= 0 && at + 14 <= bytes.length; at = bytes.indexOf(START, at + 3)) {
    const id = bytes[at + 3] ?? 0;
    const [marks = 0, flags = 0] = bytes.subarray(at + 6, at + 8);
    if (id >= 0xc0 && id <= 0xef && (marks & 0xc0) === 0x80 && (flags & 0x80) !== 0)
      times.push(timeStamp(bytes, at + 9));
  }
  return times;
}

const START = Buffer.from([0, 0, 1]);

function hasStream(bytes: Buffer, from: number, to: number): boolean {
  for (let id = from; id <= to; id += 1) if (bytes.includes(Buffer.from([0, 0, 1, id]))) return true;
  return false;
}
