import type { Readable } from 'node:stream';
import type { Digests } from '../hashing/hasher.ts';

export type Sha256 = string;

/** What the giver says of the bytes; the hash may become known while they flow. Without one the store hashes them as they come. */
export type Expected = { sha256?: Sha256 | Promise<Sha256>; size?: number };

/** What the store answers for bytes it took in. `duplicate`: the same content was held already and was found sound. */
export type Stored = Digests & { size: number; duplicate: boolean };

/** Half-open, in bytes: `{ start: 0, end: 10 }` is the first ten. */
export type ByteRange = { start: number; end: number };

export type Verification =
  | { state: 'sound'; sha256: Sha256; sm3: string; size: number; reread: Reread }
  | { state: 'damaged'; sha256: Sha256; found: string | null; size: number | null; reason: string }
  | { state: 'absent'; sha256: Sha256 }
  /** A state secret that was found here: set apart or erased by approval. Not damage, and not to be healed. */
  | { state: 'isolated'; sha256: Sha256; held: boolean };

/** What the bytes were when they went. */
export type ErasedObject = { sha256: Sha256; sm3: string | null; size: number | null; wasSound: boolean };

/** Whether the bytes came back from the device itself or may have come from the kernel's page cache. */
export type Reread = 'device' | 'cache';

/** A whole file in the store's own staging folder, hashed, synced and re-read by the caller, who gives it away with this call. */
export type StagedFile = Digests & { path: string; size: number; mask: StagingMask | null };

/** How staged bytes are hidden on disk (AES-256-CTR): an encrypted store must not leave plain bytes in its staging folder. */
export type StagingMask = { key: Uint8Array; iv: Uint8Array };

/**
 * Bytes under their SHA-256, written once. The store knows no names, cases or people.
 *
 * - An object is there whole or not at all, whatever is killed; two writers of the same content both succeed and one copy stands.
 * - Nothing is acknowledged before it is on the device and in its folder.
 * - Content already held is re-read before it counts as a duplicate; if it is damaged the new bytes take its place.
 * - What is isolated is there for no call but those of isolation, and the same content is never taken in again (`isolated`).
 * - `remove` does what it is told: who still needs the bytes is the caller's knowledge (records refer to them).
 */
export interface EvidenceStore {
  /** Where uploads are staged; on the same volume as the objects. */
  readonly stagingFolder: string;
  /** The mask under which a staged file of this name lies, or null where the store keeps plain bytes. The name must be random and used once. */
  stagingMask(name: string): StagingMask | null;

  /** Takes bytes in. Throws `digestMismatch` when they are not what `expected` says; then nothing is kept. */
  put(bytes: AsyncIterable<Uint8Array>, expected?: Expected): Promise<Stored>;
  /** Takes a staged file over; by moving it where it can. */
  take(staged: StagedFile): Promise<Stored>;

  /** Null when absent. Throws `objectDamaged` in the stream when an authenticated frame does not open. */
  open(sha256: Sha256, range?: ByteRange): Promise<{ size: number; stream: Readable } | null>;
  /** `storedAt`: last time these bytes were taken in (a duplicate refreshes it). */
  stat(sha256: Sha256): Promise<{ size: number; storedAt: number } | null>;
  /** Re-reads and re-hashes; never throws for bad data. */
  verify(sha256: Sha256): Promise<Verification>;
  /** A file on this machine with exactly these bytes, for tools that need a path. Call `release` when done; never write to it. */
  localCopy(sha256: Sha256): Promise<{ path: string; release(): Promise<void> } | null>;
  /** False when it was not there. */
  remove(sha256: Sha256): Promise<boolean>;
  /**
   * Sets bytes apart where nothing of this port reads them; durable when it answers. False when they were not held: their return is
   * barred all the same. Told again, it answers the same.
   */
  isolate(sha256: Sha256): Promise<boolean>;
  /** Takes back an isolation that was a mistake. False when nothing was set apart. */
  readmit(sha256: Sha256): Promise<boolean>;
  /** Erases what was set apart; its return stays barred. Null when nothing was. */
  eraseIsolated(sha256: Sha256): Promise<ErasedObject | null>;
  /** Every object that is not isolated, in no order. */
  list(): AsyncIterable<Sha256>;
}
