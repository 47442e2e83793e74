/** CRC-32 of `bytes`, going on from the CRC of what came before. Handed in: zlib's on a server, `portableCrc32` in a browser. */
export type Crc32 = (bytes: Uint8Array, before: number) => number;

const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

export const portableCrc32: Crc32 = (bytes, before) => {
  let crc = ~before;
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
};
