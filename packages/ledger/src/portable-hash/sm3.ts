import { type BlockFunction, rotateLeft } from './block-hash.ts';

// GB/T 32905-2016.
const initial = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e];
const roundConstants = new DataView(new ArrayBuffer(256));
for (let round = 0; round < 64; round += 1) {
  roundConstants.setInt32(round * 4, rotateLeft(round < 16 ? 0x79cc4519 : 0x7a879d8a, round % 32));
}

const schedule = new DataView(new ArrayBuffer(68 * 4));

export const sm3Blocks: BlockFunction = { initial, compress };

function compress(state: DataView, block: DataView, offset: number): void {
  for (let at = 0; at < 64; at += 4) schedule.setUint32(at, block.getUint32(offset + at));
  for (let at = 64; at < 272; at += 4) {
    const mixed = schedule.getInt32(at - 64) ^ schedule.getInt32(at - 36) ^ rotateLeft(schedule.getInt32(at - 12), 15);
    const spread = mixed ^ rotateLeft(mixed, 15) ^ rotateLeft(mixed, 23);
    schedule.setInt32(at, spread ^ rotateLeft(schedule.getInt32(at - 52), 7) ^ schedule.getInt32(at - 24));
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
    const a12 = rotateLeft(a, 12);
    const ss1 = rotateLeft((a12 + e + roundConstants.getInt32(at)) | 0, 7);
    const ss2 = ss1 ^ a12;
    const early = at < 64;
    const ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = early ? e ^ f ^ g : (e & f) | (~e & g);
    const word = schedule.getInt32(at);
    const tt1 = (ff + d + ss2 + (word ^ schedule.getInt32(at + 16))) | 0;
    const tt2 = (gg + h + ss1 + word) | 0;
    d = c;
    c = rotateLeft(b, 9);
    b = a;
    a = tt1;
    h = g;
    g = rotateLeft(f, 19);
    f = e;
    e = tt2 ^ rotateLeft(tt2, 9) ^ rotateLeft(tt2, 17);
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state.setInt32(index * 4, state.getInt32(index * 4) ^ word);
  });
}
