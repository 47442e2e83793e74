import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type SecretBox = {
  seal(plain: Uint8Array, about: string): Buffer;
  /** Null when it does not open: another key, another owner, or changed bytes. */
  open(sealed: Uint8Array, about: string): Buffer | null;
  readonly key: Buffer;
};

/** AES-256-GCM; `about` (whose it is) is bound in, so that one person's secret cannot be moved to another. */
export function secretBox(key: Buffer): SecretBox {
  return {
    key,
    seal(plain, about) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
      return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(about));
        decipher.setAuthTag(bytes.subarray(-16));
        return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}

/** The key of this installation, made on the first start. It lies in the keys folder, which no backup takes along. */
export async function openSecretBox(keysFolder: string): Promise<SecretBox> {
  await mkdir(keysFolder, { recursive: true, mode: 0o700 });
  const file = join(keysFolder, 'server-secret.key');
  const found = await readFile(file).catch(() => null);
  if (found !== null && found.length === 32) return secretBox(found);
  if (found !== null) throw new Error(`${file} is not a key of 32 bytes`);
  const key = randomBytes(32);
  const handle = await open(file, 'wx', 0o600);
  await handle.writeFile(key);
  await handle.sync();
  await handle.close();
  return secretBox(key);
}
