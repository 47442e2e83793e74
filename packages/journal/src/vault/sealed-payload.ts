import type { RecordBody } from '@liuhen/records';
import { Fault } from '../fault.ts';
import { type SealCipher, seal, unseal } from './cipher.ts';

/** Where a payload stands: it opens nowhere else. */
export type Place = { readonly agency: string; readonly subject: string; readonly record: string };

/** Text as it was hashed, so that what comes out is byte for byte what went in. */
export type Payload = { readonly body: string; readonly salts: string; readonly gate: string | null };

/** What may be asked of a record without opening it. */
export type Askable = { readonly links: string; readonly hashes: readonly string[] };

const about = ({ agency, subject, record }: Place): string => `payload ${agency} ${subject} ${record}`;

export function sealPayload(cipher: SealCipher, key: Uint8Array, place: Place, payload: Payload): Buffer {
  const { body, salts, gate } = payload;
  return seal(cipher, key, about(place), Buffer.from(JSON.stringify([body, salts, gate])));
}

/** Null when it does not open: changed, moved, or under another key. */
export function unsealPayload(key: Uint8Array, place: Place, sealed: Uint8Array): Payload | null {
  const plain = unseal(key, about(place), sealed);
  if (plain === null) return null;
  const [body, salts, gate] = JSON.parse(plain.toString()) as [string, string, string | null];
  return { body, salts, gate };
}

export type StoredPayload = {
  readonly body: string | null;
  readonly salts: string | null;
  readonly gate: string | null;
  readonly sealed: Buffer | null;
};

/** Of a row as it is stored, sealed or from before. Throws what cannot be read, with the record it is of. */
export function payloadOf(row: StoredPayload, key: Uint8Array | undefined, place: Place): Payload {
  if (row.sealed === null) return { body: row.body ?? '', salts: row.salts ?? '{}', gate: row.gate };
  const payload = key === undefined ? null : unsealPayload(key, place, row.sealed);
  if (payload !== null) return payload;
  throw new Fault(
    'sealBroken',
    `记录 ${place.record} 的加密内容打不开：被改动、被移动，或者密钥不对`,
    '请运行 liuhen fsck 查明，并从备份恢复',
  );
}

/** Links, and every hash that the body speaks of anywhere (files, renditions, what was signed): none of it is about a person. */
export function askableOf(body: RecordBody, canonical: string): Askable {
  return { links: JSON.stringify(body.links), hashes: hashesIn(canonical) };
}

export function hashesIn(text: string): string[] {
  return [...new Set(text.match(/[0-9a-f]{64}/g) ?? [])];
}
