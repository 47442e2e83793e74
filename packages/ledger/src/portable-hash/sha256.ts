import type { BlockFunction } from './block-hash.ts';

// FIPS 180-4. The constants are the fractional parts of roots of the first primes, as the standard derives them.
const primes = firstPrimes(64);
const initial = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const roundConstants = new DataView(new ArrayBuffer(256));
primes.forEach((prime, index) => {
  roundConstants.setUint32(index * 4, fraction(Math.cbrt(prime)));
});

const schedule = new DataView(new ArrayBuffer(256));

export const sha256Blocks: BlockFunction = { initial, compress };

function compress(state: DataView, block: DataView, offset: number): void {
  for (let at = 0; at < 64; at += 4) schedule.setUint32(at, block.getUint32(offset + at));
  for (let at = 64; at < 256; at += 4) {
    const a = schedule.getUint32(at - 60);
    const b = schedule.getUint32(at - 8);
    const small0 = right(a, 7) ^ right(a, 18) ^ (a >>> 3);
    const small1 = right(b, 17) ^ right(b, 19) ^ (b >>> 10);
    schedule.setInt32(at, schedule.getInt32(at - 64) + small0 + schedule.getInt32(at - 28) + small1);
  }
  let a = state.getInt32(0);
  let b = state.getInt32(4);
  let c = state.getInt32(8);
  let d = state.getInt32(12);
  let e = state.getInt32(16);
  let f = state.getInt32(20);
  let g = state.getInt32(24);
  let h = state.getInt32(28);
  for (let at = 0; at < 256; at += 4) {
    const big1 = right(e, 6) ^ right(e, 11) ^ right(e, 25);
    const choice = (e & f) ^ (~e & g);
    const t1 = (h + big1 + choice + roundConstants.getInt32(at) + schedule.getInt32(at)) | 0;
    const big0 = right(a, 2) ^ right(a, 13) ^ right(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + big0 + majority) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state.setInt32(index * 4, state.getInt32(index * 4) + word);
  });
}

function right(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** First 32 bits behind the point. */
function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}
