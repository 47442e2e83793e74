import type { Digests, Ed25519, HashName, RunningHash } from '@liuhen/ledger';
import type { Crc32 } from '../zip/crc32.ts';

/** What the verifier needs of its surroundings: node:crypto on a machine with us, plain TypeScript in a stranger's browser. */
export type VerifyTools = {
  readonly digests: Digests;
  startHash(name: HashName): RunningHash;
  readonly crc32: Crc32;
  readonly ed25519: Ed25519;
};

export type VerifyOptions = {
  /** Verifier keys got from elsewhere than the package. Without one a package can only be shown to agree with itself. */
  readonly trustedKeys?: readonly string[];
  /** Called as bytes are read. */
  readonly progress?: (done: number, total: number) => void;
};
