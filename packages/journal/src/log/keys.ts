import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, stat } from 'node:fs/promises';
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
 * A key that is not there is made; the journal keeps the public halves of all that ever signed. Another process may put an heir in
 * the place of a key: the file is looked at each time.
 */
export class LogKeys {
  readonly #folder: string;
  readonly #known = new Map<string, { readonly file: string; readonly key: Promise<LogKey> }>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  async of(agency: string): Promise<LogKey> {
    const file = await identityOf(fileOf(this.#folder, agency));
    const known = this.#known.get(agency);
    if (known !== undefined && (known.file === file || file === null)) return known.key;
    const key = readOrMake(this.#folder, fileOf(this.#folder, agency), agency);
    if (file !== null) this.#known.set(agency, { file, key });
    key.catch(() => this.#known.delete(agency));
    return key;
  }

  /** The key that is to follow, made where there is none yet: not in use until it is put in the place of the present one. */
  heirOf(agency: string): Promise<LogKey> {
    return readOrMake(this.#folder, heirFileOf(this.#folder, agency), agency);
  }

  /** From now on the heir signs; the old key is gone with its file. */
  async enthrone(agency: string): Promise<void> {
    await rename(heirFileOf(this.#folder, agency), fileOf(this.#folder, agency));
    this.#known.delete(agency);
  }
}

const fileOf = (folder: string, agency: string) => join(folder, `log-${agency}.ed25519`);
const heirFileOf = (folder: string, agency: string) => join(folder, `log-${agency}.heir.ed25519`);

/** What tells a file from the one that stood in its place before; null where there is none. */
async function identityOf(file: string): Promise<string | null> {
  try {
    const { ino, mtimeMs } = await stat(file);
    return `${ino} ${mtimeMs}`;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function readOrMake(folder: string, file: string, agency: string): Promise<LogKey> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
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
