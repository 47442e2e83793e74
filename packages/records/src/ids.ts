import { z } from 'zod';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Made by the client as a UUIDv7, so that a phone without network can name what it records. */
export const RecordId = z.string().regex(uuid, '记录编号须为小写 UUID').brand('RecordId');
export type RecordId = z.infer<typeof RecordId>;

export const AgencyId = z.string().regex(uuid, '机关编号须为小写 UUID').brand('AgencyId');
export type AgencyId = z.infer<typeof AgencyId>;

/** Random, never a case number: it stands in the public leaf. */
export const SubjectId = z.string().regex(uuid, '主体编号须为小写 UUID').brand('SubjectId');
export type SubjectId = z.infer<typeof SubjectId>;

export const PersonId = z.string().regex(uuid, '人员编号须为小写 UUID').brand('PersonId');
export type PersonId = z.infer<typeof PersonId>;

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
