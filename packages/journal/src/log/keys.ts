import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ed25519Signer, encodeVerifierKey, fromBase64, type NoteSigner, toBase64 } from '@liuhen/ledger';
import { codeOf } from '../database.ts';
import { writeOnce } from '../write-once.ts';
import { noteCrypto } from './note-crypto.ts';

export type LogKey = { readonly signer: NoteSigner; readonly verifierKey: string };

/** The log of an agency, as it names itself in checkpoints. */
export const originOf = (agency: string): string => `liuhen/${agency}`;

/**
 * Signing keys are files in a folder of their own, which no backup of the journal holds: who steals a backup cannot sign.
 * A key that is not there is made; the journal keeps the public halves of all that ever signed.
 */
export class LogKeys {
  readonly #folder: string;
  readonly #known = new Map<string, Promise<LogKey>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  of(agency: string): Promise<LogKey> {
    const known = this.#known.get(agency) ?? readOrMake(this.#folder, agency);
    this.#known.set(agency, known);
    known.catch(() => this.#known.delete(agency));
    return known;
  }
}

async function readOrMake(folder: string, agency: string): Promise<LogKey> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `log-${agency}.ed25519`);
  const read = async (): Promise<LogKey | null> => {
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    });
    return text === null ? null : keyOf(agency, fromBase64(text.trim()));
  };
  const found = await read();
  if (found !== null) return found;
  try {
    await writeOnce(file, `${toBase64(randomBytes(32))}\n`);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  const made = await read();
  if (made === null) throw new Error('invariant: the key was just written');
  return made;
}

function keyOf(agency: string, seed: Uint8Array): LogKey {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const publicKey = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))
    .export({ format: 'der', type: 'spki' })
    .subarray(-32);
  const name = originOf(agency);
  return {
    signer: ed25519Signer(noteCrypto, { name, seed, publicKey }),
    verifierKey: encodeVerifierKey(noteCrypto.sha256, { name, algorithm: 'ed25519', publicKey }),
  };
}
