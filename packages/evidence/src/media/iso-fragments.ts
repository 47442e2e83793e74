import type { ByteReader } from './byte-reader.ts';

export type IsoBox = { type: string; start: number; end: number };

/**
 * Recorders that must survive a pulled battery write their samples in fragments, and the header knows nothing of them. The length is
 * the sum of their sample durations: of each sample, of the fragment, or the default of the track.
 */
export function fragmentsMs(reader: ByteReader, boxes: readonly IsoBox[]): number {
  const scales = timeScales(reader, boxes);
  const defaults = new Map<number, number>();
  const sums = new Map<number, number>();
  let track = 0;
  let sampleDuration = 0;
  for (const box of boxes) {
    if (box.type === 'trex') {
      const bytes = reader.read(box.start, 20);
      if (bytes.length === 20) defaults.set(bytes.readUInt32BE(4), bytes.readUInt32BE(12));
    } else if (box.type === 'tfhd') {
      const bytes = reader.read(box.start, 32);
      if (bytes.length < 8) continue;
      const flags = bytes.readUIntBE(1, 3);
      track = bytes.readUInt32BE(4);
      const at = 8 + (flags & 1 ? 8 : 0) + (flags & 2 ? 4 : 0);
      sampleDuration = flags & 8 && bytes.length >= at + 4 ? bytes.readUInt32BE(at) : (defaults.get(track) ?? 0);
    } else if (box.type === 'trun') {
      sums.set(track, (sums.get(track) ?? 0) + runDuration(reader, box, sampleDuration));
    }
  }
  return Math.max(0, ...[...sums].map(([id, sum]) => (sum / (scales.get(id) ?? Number.POSITIVE_INFINITY)) * 1000));
}

function runDuration(reader: ByteReader, box: IsoBox, sampleDuration: number): number {
  const bytes = reader.read(box.start, Math.min(box.end - box.start, 1024 * 1024));
  if (bytes.length < 8) return 0;
  const flags = bytes.readUIntBE(1, 3);
  const count = bytes.readUInt32BE(4);
  if ((flags & 0x100) === 0) return count * sampleDuration;
  const width = 4 * [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length;
  let sum = 0;
  for (
    let at = 8 + (flags & 1 ? 4 : 0) + (flags & 4 ? 4 : 0), left = count;
    left > 0 && at + width <= bytes.length;
    at += width, left -= 1
  )
    sum += bytes.readUInt32BE(at);
  return sum;
}

function timeScales(reader: ByteReader, boxes: readonly IsoBox[]): Map<number, number> {
  const scales = new Map<number, number>();
  let track = 0;
  for (const box of boxes) {
    if (box.type === 'tkhd') {
      const bytes = reader.read(box.start, 24);
      if (bytes.length === 24) track = bytes.readUInt32BE(bytes[0] === 1 ? 20 : 12);
    } else if (box.type === 'mdhd') {
      const bytes = reader.read(box.start, 24);
      if (bytes.length === 24)
        scales.set(track, bytes.readUInt32BE(bytes[0] === 1 ? 20 : 12) || Number.POSITIVE_INFINITY);
    }
  }
  return scales;
}
