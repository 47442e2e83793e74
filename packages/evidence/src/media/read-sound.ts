import type { ByteReader } from './byte-reader.ts';
import type { PartialFacts } from './media-facts.ts';

const WAVE_CODECS: Record<number, string> = {
  1: 'pcm',
  2: 'adpcm_ms',
  3: 'pcm_float',
  6: 'pcm_alaw',
  7: 'pcm_mulaw',
  17: 'adpcm_ima',
  49: 'gsm_ms',
  85: 'mp3',
  255: 'aac',
  65534: 'pcm',
};

/** WAV: bytes of sound over bytes a second; recorders that lost power leave a size of zero, then what is there counts. */
export function readWav(reader: ByteReader): PartialFacts {
  let rate = 0;
  let codec: string | null = null;
  for (let at = 12, chunks = 0; at + 8 <= reader.size && chunks < 1000; chunks += 1) {
    const head = reader.read(at, 8);
    const id = head.toString('latin1', 0, 4);
    const size = head.readUInt32LE(4);
    if (id === 'fmt ') {
      const format = reader.read(at + 8, 16);
      if (format.length < 16) break;
      codec = WAVE_CODECS[format.readUInt16LE(0)] ?? `0x${format.readUInt16LE(0).toString(16)}`;
      rate = format.readUInt32LE(8);
    } else if (id === 'data') {
      const there = reader.size - at - 8;
      const announced = size === 0 || size === 0xffffffff ? there : size;
      const cut = announced > there || size === 0;
      return {
        state: cut ? 'partial' : 'readable',
        tracks: [{ kind: 'audio', codec }],
        ...(rate > 0 ? { durationMs: Math.round((Math.min(announced, there) / rate) * 1000) } : {}),
        problems: cut ? ['录音数据长度与文件头不符，录制可能未正常结束'] : [],
      };
    }
    at += 8 + size + (size % 2);
  }
  return { state: 'broken', problems: ['WAV 文件没有声音数据'] };
}

/** FLAC: the stream information is the first block. */
export function readFlac(reader: ByteReader): PartialFacts {
  const head = reader.read(0, 42);
  if (head.length < 26 || ((head[4] ?? 0) & 0x7f) !== 0) return { state: 'broken', problems: ['FLAC 文件缺少流信息'] };
  const rate = head.readUIntBE(18, 3) >> 4;
  const samples = (BigInt((head[21] ?? 0) & 0x0f) << 32n) | BigInt(head.readUInt32BE(22));
  return {
    state: 'readable',
    tracks: [{ kind: 'audio', codec: 'flac' }],
    ...(rate > 0 && samples > 0n ? { durationMs: Math.round((Number(samples) / rate) * 1000) } : {}),
  };
}

/** AIFF: frames and sample rate (an 80-bit float) stand in COMM. */
export function readAiff(reader: ByteReader): PartialFacts {
  for (let at = 12, chunks = 0; at + 8 <= reader.size && chunks < 1000; chunks += 1) {
    const head = reader.read(at, 8);
    const size = head.readUInt32BE(4);
    if (head.toString('latin1', 0, 4) === 'COMM') {
      const common = reader.read(at + 8, 18);
      if (common.length < 18) break;
      const rate = Number(common.readBigUInt64BE(10)) * 2 ** ((common.readUInt16BE(8) & 0x7fff) - 16383 - 63);
      const durationMs = Math.round((common.readUInt32BE(2) / rate) * 1000);
      return {
        state: 'readable',
        tracks: [{ kind: 'audio', codec: 'pcm' }],
        ...(Number.isFinite(durationMs) ? { durationMs } : {}),
      };
    }
    at += 8 + size + (size % 2);
  }
  return { state: 'broken', problems: ['AIFF 文件缺少格式信息'] };
}
