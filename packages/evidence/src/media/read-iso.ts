import type { ByteReader } from './byte-reader.ts';
import { fragmentsMs, type IsoBox } from './iso-fragments.ts';
import { type MediaFacts, type MediaTrack, type PartialFacts, placeOf } from './media-facts.ts';

type Box = IsoBox;

const MAX_BOXES = 200_000;
const CONTAINERS = new Set([
  'moov',
  'trak',
  'mdia',
  'minf',
  'stbl',
  'udta',
  'edts',
  'mvex',
  'moof',
  'traf',
  'iprp',
  'ipco',
]);
/** Seconds from 1904 to 1970: how QuickTime counts. */
const EPOCH_1904 = 2_082_844_800;

/** MP4, MOV, 3GP, HEIF: the boxes that tell length, tracks, size, turn, time, place and camera. Nothing is decoded. */
export function readIso(reader: ByteReader): PartialFacts {
  const boxes = [...walk(reader, 0, reader.size, { left: MAX_BOXES })];
  const first = (type: string) => boxes.find((box) => box.type === type);
  const facts: PartialFacts = { tracks: [], times: [], words: [], problems: [] };
  const movie = first('moov');
  const broken = boxes.find((box) => box.end > reader.size);
  if (broken) facts.problems?.push(`结构“${printable(broken.type)}”超出文件末尾，文件可能被截断`);

  if (movie) {
    const header = boxes.find((box) => box.type === 'mvhd');
    if (header) readMovieHeader(reader.read(header.start, 120), facts);
    for (const track of boxes.filter((box) => box.type === 'trak'))
      readTrack(
        reader,
        boxes.filter((box) => box.start >= track.start && box.end <= track.end),
        facts,
      );
    for (const box of boxes) readUserData(reader, box, facts);
    for (const meta of boxes.filter(
      ({ type, start, end }) => type === 'meta' && start >= movie.start && end <= movie.end,
    ))
      readMeta(reader, meta, facts);
  }
  const image = first('meta');
  if (image && !movie) readImageSize(reader, image, facts);
  if (first('moof')) facts.durationMs = Math.round((facts.durationMs ?? 0) + fragmentsMs(reader, boxes)) || null;
  const described = (facts.tracks?.length ?? 0) > 0 || facts.width !== undefined;
  facts.state = described ? (broken ? 'partial' : 'readable') : 'broken';
  if (!described) facts.problems?.push('没有读到音视频轨道或图像信息，文件可能未正常结束录制或已损坏');
  return facts;
}

function* walk(reader: ByteReader, from: number, to: number, budget: { left: number }, depth = 0): Generator<Box> {
  for (let at = from; at + 8 <= to && budget.left > 0; ) {
    budget.left -= 1;
    const head = reader.read(at, 16);
    if (head.length < 8) return;
    let size = head.readUInt32BE(0);
    const type = head.toString('latin1', 4, 8);
    let body = 8;
    if (size === 1 && head.length === 16) {
      size = Number(head.readBigUInt64BE(8));
      body = 16;
    } else if (size === 0) size = to - at;
    if (size < body || !Number.isSafeInteger(size)) return;
    const box = { type, start: at + body, end: at + size };
    yield box;
    if (CONTAINERS.has(type) && depth < 8) yield* walk(reader, box.start, Math.min(box.end, to), budget, depth + 1);
    else if (type === 'meta' && depth < 8)
      yield* walk(reader, metaBody(reader, box), Math.min(box.end, to), budget, depth + 1);
    at += size;
  }
}

/** ISO gives `meta` a version field, QuickTime does not. */
function metaBody(reader: ByteReader, box: Box): number {
  return reader.read(box.start + 4, 4).toString('latin1') === 'hdlr' ? box.start : box.start + 4;
}

function readMovieHeader(bytes: Buffer, facts: PartialFacts): void {
  if (bytes.length < 32) return;
  const long = bytes[0] === 1;
  const created = long ? Number(bytes.readBigUInt64BE(4)) : bytes.readUInt32BE(4);
  const scale = bytes.readUInt32BE(long ? 20 : 12);
  const duration = long ? Number(bytes.readBigUInt64BE(24)) : bytes.readUInt32BE(16);
  if (scale > 0 && duration > 0 && duration < 2 ** 32 - 1) facts.durationMs = Math.round((duration / scale) * 1000);
  const seconds = created - EPOCH_1904;
  // Before 1990 the camera had no clock; zero is the usual sign of that.
  if (seconds > 631_152_000 && seconds < 4_102_444_800) {
    facts.times?.push({
      source: 'container',
      role: 'start',
      offset: 'Z',
      local: new Date(seconds * 1000).toISOString().slice(0, 19),
    });
  }
}

function readTrack(reader: ByteReader, boxes: readonly Box[], facts: PartialFacts): void {
  const handlerBox = boxes.find(({ type }) => type === 'hdlr');
  const handler = handlerBox ? reader.read(handlerBox.start, 12).toString('latin1', 8, 12) : '';
  const kinds: Record<string, MediaTrack['kind']> = { vide: 'video', soun: 'audio', pict: 'image' };
  const kind = kinds[handler] ?? 'other';
  const description = boxes.find(({ type }) => type === 'stsd');
  const entry = description ? reader.read(description.start, 24) : null;
  const codec =
    entry && entry.length >= 16
      ? printable(entry.toString('latin1', 12, 16))
          .trim()
          .toLowerCase()
      : null;
  facts.tracks?.push({ kind, codec: codec === '' ? null : codec });
  const header = boxes.find(({ type }) => type === 'tkhd');
  if ((kind !== 'video' && kind !== 'image') || header === undefined) return;
  const bytes = reader.read(header.start, 100);
  const matrix = bytes[0] === 1 ? 52 : 40;
  if (bytes.length < matrix + 44) return;
  const [width, height] = [bytes.readUInt32BE(matrix + 36) >>> 16, bytes.readUInt32BE(matrix + 40) >>> 16];
  if (width > 0 && height > 0) Object.assign(facts, { width, height });
  facts.rotation = rotationOf(bytes.readInt32BE(matrix), bytes.readInt32BE(matrix + 4));
}

function rotationOf(a: number, b: number): MediaFacts['rotation'] {
  const angle = Math.round((Math.atan2(b, a) * 180) / Math.PI / 90) * 90;
  const turned = ((angle % 360) + 360) % 360;
  return turned === 90 || turned === 180 || turned === 270 ? turned : 0;
}

function readUserData(reader: ByteReader, box: Box, facts: PartialFacts): void {
  const value = () =>
    printable(
      reader
        .read(box.start, Math.min(box.end - box.start, 512))
        .subarray(4)
        .toString('utf8'),
    ).trim();
  if (box.type === '©xyz') facts.place ??= parseIso6709(value());
  else if (box.type === '©mak') facts.maker ??= value();
  else if (box.type === '©mod') facts.model ??= value();
  else if (['©nam', '©cmt', '©des', 'titl', 'dscp'].includes(box.type)) facts.words?.push(value());
  else if (box.type === 'loci') readLocation(reader.read(box.start, Math.min(box.end - box.start, 512)), facts);
}

/** 3GPP location: language, a name ending in zero, a role, then longitude, latitude, altitude in 16.16. */
function readLocation(bytes: Buffer, facts: PartialFacts): void {
  const nameEnd = bytes.indexOf(0, 6);
  const at = nameEnd + 2;
  if (nameEnd < 0 || bytes.length < at + 12) return;
  const [longitude, latitude, altitude] = [0, 4, 8].map((offset) => bytes.readInt32BE(at + offset) / 65536);
  facts.place ??= placeOf(latitude ?? Number.NaN, longitude ?? Number.NaN, altitude ?? null);
}

/** Tags: by four letters (iTunes), or by number into a list of `keys` (Apple's key/value metadata). */
function readMeta(reader: ByteReader, meta: Box, facts: PartialFacts): void {
  const inner = [...walk(reader, metaBody(reader, meta), meta.end, { left: 200 }, 8)];
  const keysBox = inner.find(({ type }) => type === 'keys');
  const list = inner.find(({ type }) => type === 'ilst');
  if (!list) return;
  const names = keysBox ? readKeyNames(reader, keysBox) : [];
  for (const item of walk(reader, list.start, list.end, { left: 500 }, 8)) {
    const name = names[Buffer.from(item.type, 'latin1').readUInt32BE(0) - 1] ?? item.type;
    const value = printable(
      reader
        .read(item.start, Math.min(item.end - item.start, 1024))
        .subarray(16)
        .toString('utf8'),
    ).trim();
    if (name.endsWith('location.ISO6709')) facts.place ??= parseIso6709(value);
    else if (name.endsWith('.make') || name === '©mak') facts.maker ??= value;
    else if (name.endsWith('.model') || name === '©mod') facts.model ??= value;
    else if (/(?:^|\.)(title|comment|description|keywords|©nam|©cmt|desc|ldes|©grp|©lyr)$/.test(name))
      facts.words?.push(value);
    else if (name.endsWith('.creationdate') || name === '©day') pushWritten(value, facts);
  }
}

function readKeyNames(reader: ByteReader, box: Box): string[] {
  const keys = reader.read(box.start, Math.min(box.end - box.start, 65_536));
  const names: string[] = [];
  for (let at = 8; at + 8 <= keys.length && names.length < 500; ) {
    const size = keys.readUInt32BE(at);
    if (size < 8) break;
    names.push(keys.toString('utf8', at + 8, at + size));
    at += size;
  }
  return names;
}

function pushWritten(value: string, facts: PartialFacts): void {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?/.exec(value);
  if (!match?.[1]) return;
  const offset = match[2]?.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2') ?? null;
  facts.times?.push({ source: 'container', role: 'start', local: match[1], offset });
}

function parseIso6709(value: string): MediaFacts['place'] {
  const match = /([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)([+-]\d+(?:\.\d+)?)?/.exec(value);
  return match ? placeOf(Number(match[1]), Number(match[2]), match[3] === undefined ? null : Number(match[3])) : null;
}

function readImageSize(reader: ByteReader, meta: Box, facts: PartialFacts): void {
  let largest = 0;
  for (const box of walk(reader, metaBody(reader, meta), meta.end, { left: 2_000 })) {
    if (box.type !== 'ispe') continue;
    const bytes = reader.read(box.start, 12);
    if (bytes.length < 12) continue;
    const [width, height] = [bytes.readUInt32BE(4), bytes.readUInt32BE(8)];
    if (width * height > largest && width <= 100_000 && height <= 100_000) {
      largest = width * height;
      Object.assign(facts, { width, height });
    }
  }
  if (largest > 0) {
    facts.kind = 'image';
    facts.tracks?.push({ kind: 'image', codec: null });
  }
}

function printable(value: string): string {
  return value.replace(/[\p{Cc}\ufffd]/gu, '').slice(0, 300);
}
