import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

export type SecretBox = {
  /** Under the newest key. */
  seal(plain: Uint8Array, about: string): Buffer;
  /** Null when it does not open: another key, another owner, or changed bytes. */
  open(sealed: Uint8Array, about: string): Buffer | null;
};

/**
 * The server's own secrets (seeds of authenticators, copies being made), under keys that are files `server-secret.key`,
 * `server-secret-2.key` … in the keys folder, which no backup takes along. AES-256-GCM; `about` (whose it is) is bound in, so that
 * one person's secret cannot be moved to another. The folder is looked at with each use: a server that runs while the key is
 * changed beside it seals under the new one from then on.
 */
export async function openSecretBox(keysFolder: string): Promise<SecretBox> {
  await mkdir(keysFolder, { recursive: true, mode: 0o700 });
  if (secretKeys(keysFolder).length === 0) await makeSecretKey(keysFolder, 1);
  return {
    seal(plain, about) {
      const newest = secretKeys(keysFolder).at(-1);
      if (newest === undefined) throw new Error(`${keysFolder} holds no server secret any more`);
      return sealUnder(newest.key, plain, about);
    },
    open(sealed, about) {
      for (const { key } of secretKeys(keysFolder).reverse()) {
        const plain = openUnder(key, sealed, about);
        if (plain !== null) return plain;
      }
      return null;
    },
  };
}

export type SecretKey = { readonly number: number; readonly file: string; readonly key: Buffer };

/** In order; the last is in use. Throws where one is not whole. */
export function secretKeys(keysFolder: string): SecretKey[] {
  return readdirSync(keysFolder)
    .flatMap((file) => {
      const found = /^server-secret(?:-(\d+))?\.key$/.exec(file);
      if (found === null) return [];
      const key = readFileSync(join(keysFolder, file));
      if (key.length !== 32) throw new Error(`${join(keysFolder, file)} is not a key of 32 bytes`);
      return [{ number: Number(found[1] ?? 1), file, key }];
    })
    .sort((a, b) => a.number - b.number);
}

export async function makeSecretKey(keysFolder: string, number: number): Promise<void> {
  const name = number === 1 ? 'server-secret.key' : `server-secret-${number}.key`;
  const handle = await open(join(keysFolder, name), 'wx', 0o600);
  await handle.writeFile(randomBytes(32));
  await handle.sync();
  await handle.close();
}

/** Blotted out before it is removed. */
export async function destroySecretKey(keysFolder: string, { file }: SecretKey): Promise<void> {
  const handle = await open(join(keysFolder, file), 'r+');
  await handle.write(randomBytes(32), 0, 32, 0);
  await handle.sync();
  await handle.close();
  await rm(join(keysFolder, file));
}

function sealUnder(key: Buffer, plain: Uint8Array, about: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

export function openUnder(key: Buffer, sealed: Uint8Array, about: string): Buffer | null {
  const bytes = Buffer.from(sealed);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(about));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
  } catch {
    return null;
  }
}
