import type { ByteReader } from './byte-reader.ts';

const window = 4 * 1024 * 1024;
/** A cluster of more bytes than that is none that a recorder writes. */
const farthest = 64 * 1024 * 1024;
const clusterId = Buffer.from([0x1f, 0x43, 0xb6, 0x75]);
const ids = { timestamp: 0xe7, simpleBlock: 0xa3, blockGroup: 0xa0, block: 0xa1, scale: 0x2ad7b1 } as const;

/**
 * How long a Matroska or WebM file plays that was written as it was recorded: its head tells no length, and there is no index. The last
 * block of the last cluster tells when it ends, to one frame. Milliseconds; null where no cluster is found near the end.
 */
export function matroskaTailMs(reader: ByteReader): number | null {
  const scale = timestampScale(reader);
  const overlap = 64;
  for (let end = reader.size; end > 0 && reader.size - end < farthest; end -= window - overlap) {
    const from = Math.max(0, end - window);
    const bytes = reader.read(from, end - from);
    for (let at = bytes.lastIndexOf(clusterId); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(clusterId, at - 1)) {
      const last = lastBlock(reader, from + at);
      if (last !== null) return Math.round((last * scale) / 1_000_000);
    }
    if (from === 0) return null;
  }
  return null;
}

/** The greatest time in the cluster that begins here, in ticks; null where what stands here only looks like one. */
function lastBlock(reader: ByteReader, start: number): number | null {
  const size = sizeAt(reader, start + clusterId.length);
  if (size === null) return null;
  const end = size.value === null ? reader.size : Math.min(reader.size, size.end + size.value);
  let begun: number | null = null;
  let greatest: number | null = null;
  for (let at = size.end; at < end; ) {
    const one = elementAt(reader, at);
    if (one === null) break;
    if (one.id === ids.timestamp) begun = Number(`0x${reader.read(one.from, one.length).toString('hex') || '0'}`);
    const relative =
      one.id === ids.simpleBlock
        ? blockTime(reader, one.from)
        : one.id === ids.blockGroup
          ? groupTime(reader, one.from, one.length)
          : null;
    if (begun !== null && relative !== null) greatest = Math.max(greatest ?? 0, begun + relative);
    // a cluster comes first with its time: anything else is chance
    if (begun === null && one.id !== 0xec && one.id !== 0xbf) return null;
    at = one.from + one.length;
  }
  return greatest;
}

/** A block: its track, then sixteen bits of time after its cluster. */
function blockTime(reader: ByteReader, at: number): number | null {
  const track = sizeAt(reader, at);
  const bytes = track === null ? null : reader.read(track.end, 2);
  return bytes?.length === 2 ? bytes.readInt16BE(0) : null;
}

function groupTime(reader: ByteReader, from: number, length: number): number | null {
  for (let at = from; at < from + length; ) {
    const one = elementAt(reader, at);
    if (one === null) return null;
    if (one.id === ids.block) return blockTime(reader, one.from);
    at = one.from + one.length;
  }
  return null;
}

type Element = { readonly id: number; readonly from: number; readonly length: number };

function elementAt(reader: ByteReader, at: number): Element | null {
  const [first] = reader.read(at, 1);
  if (first === undefined || first === 0) return null;
  const width = Math.clz32(first) - 23;
  const head = reader.read(at, width);
  const size = width > 4 || head.length < width ? null : sizeAt(reader, at + width);
  if (size === null || size.value === null) return null;
  return { id: head.readUIntBE(0, width), from: size.end, length: size.value };
}

/** A number as EBML writes sizes; `value` null: not known when it was written. */
function sizeAt(reader: ByteReader, at: number): { value: number | null; end: number } | null {
  const bytes = reader.read(at, 8);
  const [first = 0] = bytes;
  const width = first === 0 ? 0 : Math.clz32(first) - 23;
  if (width === 0 || bytes.length < width) return null;
  const bare = BigInt(`0x${bytes.subarray(0, width).toString('hex')}`) & ((1n << BigInt(7 * width)) - 1n);
  const isUnknown = bare === (1n << BigInt(7 * width)) - 1n;
  return { value: isUnknown ? null : Number(bare), end: at + width };
}

/** Nanoseconds of a tick; a million where the head does not say. */
function timestampScale(reader: ByteReader): number {
  const head = reader.read(0, 64 * 1024);
  const info = head.indexOf(Buffer.from([0x15, 0x49, 0xa9, 0x66]));
  const at = info < 0 ? -1 : head.indexOf(Buffer.from([0x2a, 0xd7, 0xb1]), info);
  if (at < 0 || at > info + 1024) return 1_000_000;
  const one = elementAt(reader, at);
  const value =
    one === null || one.id !== ids.scale ? 0 : Number(`0x${reader.read(one.from, one.length).toString('hex')}`);
  return value > 0 ? value : 1_000_000;
}
