/**
 * UUIDv7 (RFC 9562 §5.7) from an instant and ten random bytes; both are handed in because this room has neither
 * a clock nor chance.
 */
export function uuidV7(unixMilliseconds: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  let rest = unixMilliseconds;
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  return formatUuid(bytes, 7);
}

/** UUIDv8 (RFC 9562 §5.8) over a hash, for things whose identity is their content: importing a file twice names them alike. */
export function uuidV8(hash: Uint8Array): string {
  return formatUuid(Uint8Array.from(hash.subarray(0, 16)), 8);
}

function formatUuid(bytes: Uint8Array, version: number): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
