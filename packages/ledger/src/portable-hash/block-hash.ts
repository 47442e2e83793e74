import { hashLength, type RunningHash } from '../digest.ts';

/** What differs between the Merkle–Damgård hashes with 64-byte blocks and 8 words of state, as SHA-256 and SM3 are. */
export type BlockFunction = {
  readonly initial: readonly number[];
  /** Mixes the 64 bytes at `offset` into `state` (8 big-endian words). */
  readonly compress: (state: DataView, block: DataView, offset: number) => void;
};

const blockLength = 64;

export function runBlocks({ initial, compress }: BlockFunction): RunningHash {
  const state = new DataView(new ArrayBuffer(hashLength));
  initial.forEach((word, index) => {
    state.setUint32(index * 4, word);
  });
  const pending = new Uint8Array(blockLength);
  const pendingView = new DataView(pending.buffer);
  let held = 0;
  let total = 0;

  function update(bytes: Uint8Array): void {
    total += bytes.length;
    let at = 0;
    if (held > 0) {
      at = Math.min(blockLength - held, bytes.length);
      pending.set(bytes.subarray(0, at), held);
      held += at;
      if (held < blockLength) return;
      compress(state, pendingView, 0);
      held = 0;
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (; at + blockLength <= bytes.length; at += blockLength) compress(state, view, at);
    pending.set(bytes.subarray(at));
    held = bytes.length - at;
  }

  function digest(): Uint8Array {
    const bits = BigInt(total) * 8n;
    // 0x80, zeros, and the length in bits in the last eight bytes of a block.
    const padding = new Uint8Array(((119 - held) % blockLength) + 1 + 8);
    padding[0] = 0x80;
    new DataView(padding.buffer).setBigUint64(padding.length - 8, bits);
    update(padding);
    return new Uint8Array(state.buffer.slice(0));
  }

  return { update, digest };
}

export function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
