import type { ByteReader } from './byte-reader.ts';
import type { MediaTrack, PartialFacts } from './media-facts.ts';

/** Bytes of a frame by its type, without the type byte (3GPP TS 26.101 and 26.201 storage formats). */
const AMR_NARROW = [12, 13, 15, 17, 19, 20, 26, 31, 5, 0, 0, 0, 0, 0, 0, 0];
const AMR_WIDE = [17, 23, 32, 36, 40, 46, 50, 58, 60, 5, 0, 0, 0, 0, 0, 0];
const AMR_FRAME_MS = 20;

/** Old recorders' sound: frames of 20 ms, counted. */
export function readAmr(reader: ByteReader): PartialFacts {
  const wide = reader.read(0, 9).toString('latin1') === '#!AMR-WB\n';
  const sizes = wide ? AMR_WIDE : AMR_NARROW;
  const start = wide ? 9 : 6;
  let frames = 0;
  let at = start;
  while (at < reader.size) {
    const part = reader.read(at, 1024 * 1024);
    let used = 0;
    while (used < part.length) {
      const length = 1 + (sizes[((part[used] ?? 0) >> 3) & 15] ?? 0);
      if (used + length > part.length) break;
      used += length;
      frames += 1;
    }
    if (used === 0) break;
    at += used;
  }
  const cut = at < reader.size;
  return {
    state: frames === 0 ? 'broken' : cut ? 'partial' : 'readable',
    durationMs: frames * AMR_FRAME_MS,
    tracks: [{ kind: 'audio', codec: wide ? 'amr_wb' : 'amr_nb' }],
    problems: cut ? ['录音末尾不完整'] : [],
  };
}

/** AVI: the main header and each stream's header. */
export function readAvi(reader: ByteReader): PartialFacts {
  const head = reader.read(0, 64 * 1024);
  const tracks: MediaTrack[] = [];
  const main = head.indexOf('avih', 0, 'latin1');
  if (main < 0 || head.length < main + 48) return { state: 'broken', problems: ['AVI 文件头不完整'] };
  const microseconds = head.readUInt32LE(main + 8);
  const frames = head.readUInt32LE(main + 24);
  for (
    let at = head.indexOf('strh', 0, 'latin1');
    at >= 0 && tracks.length < 16;
    at = head.indexOf('strh', at + 4, 'latin1')
  ) {
    const type = head.toString('latin1', at + 8, at + 12);
    const codec = head
      .toString('latin1', at + 12, at + 16)
      .replace(/[^\x21-\x7e]/g, '')
      .toLowerCase();
    tracks.push({
      kind: type === 'vids' ? 'video' : type === 'auds' ? 'audio' : 'other',
      codec: codec === '' ? null : codec,
    });
  }
  const announced = head.readUInt32LE(4) + 8;
  const cut = announced > reader.size;
  return {
    state: tracks.length === 0 ? 'broken' : cut ? 'partial' : 'readable',
    ...(frames > 0 && microseconds > 0 ? { durationMs: Math.round((frames * microseconds) / 1000) } : {}),
    width: head.readUInt32LE(main + 40),
    height: head.readUInt32LE(main + 44),
    tracks,
    problems: cut ? [`文件应有 ${announced} 字节，实有 ${reader.size} 字节，可能被截断`] : [],
  };
}

const ASF_FILE = Buffer.from('a1dcab8c47a9cf118ee400c00c205365', 'hex');
const ASF_STREAM = Buffer.from('9107dcb7b7a9cf118ee600c00c205365', 'hex');
const ASF_VIDEO = Buffer.from('c0ef19bc4d5bcf11a8fd00805f5c442b', 'hex');
const ASF_AUDIO = Buffer.from('409e69f84d5bcf11a8fd00805f5c442b', 'hex');
/** 100 ns units from 1601 to 1970. */
const EPOCH_1601 = 116_444_736_000_000_000n;

/** WMV/WMA/ASF: file and stream properties of the header object. */
export function readAsf(reader: ByteReader): PartialFacts {
  const head = reader.read(0, 256 * 1024);
  const tracks: MediaTrack[] = [];
  const facts: PartialFacts = { tracks, times: [] };
  for (let at = 30; at + 24 <= head.length; ) {
    const id = head.subarray(at, at + 16);
    const size = Number(head.readBigUInt64LE(at + 16));
    if (size < 24 || size > head.length) break;
    if (id.equals(ASF_FILE) && at + 88 <= head.length) {
      const created = head.readBigUInt64LE(at + 48);
      const playMs = Number(head.readBigUInt64LE(at + 64) / 10_000n);
      const preroll = Number(head.readBigUInt64LE(at + 80));
      if (playMs > preroll) facts.durationMs = playMs - preroll;
      const ms = Number((created - EPOCH_1601) / 10_000n);
      if (ms > 631_152_000_000 && ms < 4_102_444_800_000)
        facts.times?.push({
          source: 'container',
          role: 'start',
          offset: 'Z',
          local: new Date(ms).toISOString().slice(0, 19),
        });
    } else if (id.equals(ASF_STREAM) && at + 40 <= head.length) {
      const type = head.subarray(at + 24, at + 40);
      tracks.push({ kind: type.equals(ASF_VIDEO) ? 'video' : type.equals(ASF_AUDIO) ? 'audio' : 'other', codec: null });
    }
    at += size;
  }
  const onlySound = tracks.length > 0 && tracks.every(({ kind }) => kind === 'audio');
  return {
    ...facts,
    ...(onlySound ? { kind: 'audio' as const, mediaType: 'audio/x-ms-wma' } : {}),
    state: tracks.length > 0 ? 'readable' : 'broken',
  };
}

/** Size of a picture from its own header, for formats whose header is plain. */
export function readImageHeader(reader: ByteReader, container: string): PartialFacts {
  const head = reader.read(0, 64 * 1024);
  const image = (width: number, height: number): PartialFacts =>
    width > 0 && height > 0
      ? { width, height, state: 'readable', tracks: [{ kind: 'image', codec: container }] }
      : { state: 'broken', problems: ['图像尺寸无效'] };
  if (container === 'png' && head.length >= 24) return image(head.readUInt32BE(16), head.readUInt32BE(20));
  if (container === 'gif' && head.length >= 10) return image(head.readUInt16LE(6), head.readUInt16LE(8));
  if (container === 'bmp' && head.length >= 26) return image(head.readInt32LE(18), Math.abs(head.readInt32LE(22)));
  if (container === 'webp') return readWebp(head, image);
  if (container === 'jpeg') return readJpeg(reader, image);
  return {};
}

function readJpeg(reader: ByteReader, image: (width: number, height: number) => PartialFacts): PartialFacts {
  let at = 2;
  for (let markers = 0; markers < 2000; markers += 1) {
    const head = reader.read(at, 10);
    if (head.length < 10 || head[0] !== 0xff) break;
    const marker = head[1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return image(head.readUInt16BE(7), head.readUInt16BE(5));
    else if (marker === 0xd9 || marker === 0xda) break;
    else at += marker >= 0xd0 && marker <= 0xd7 ? 2 : 2 + head.readUInt16BE(2);
  }
  return { state: 'broken', problems: ['照片缺少图像数据，可能被截断'] };
}

function readWebp(head: Buffer, image: (width: number, height: number) => PartialFacts): PartialFacts {
  const kind = head.toString('latin1', 12, 16);
  if (kind === 'VP8X' && head.length >= 30) return image(head.readUIntLE(24, 3) + 1, head.readUIntLE(27, 3) + 1);
  if (kind === 'VP8 ' && head.length >= 30)
    return image(head.readUInt16LE(26) & 0x3fff, head.readUInt16LE(28) & 0x3fff);
  if (kind === 'VP8L' && head.length >= 25) {
    const bits = head.readUInt32LE(21);
    return image((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1);
  }
  return { state: 'broken', problems: ['WebP 文件头不完整'] };
}
