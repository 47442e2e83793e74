import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { openHasher } from '../hashing/hasher.ts';
import { openDiskStore } from './disk-store.ts';
import type { FrameCipher } from './frame-cipher.ts';
import { type StoreUnderTest, storeContract } from './store.contract.ts';

const hashes = openHasher();
afterAll(() => hashes.close());

async function makeDisk(encryption?: {
  cipher: FrameCipher;
  key: Uint8Array;
}): Promise<StoreUnderTest & { folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-store-'));
  const store = await openDiskStore(folder, encryption ? { hashes, encryption } : { hashes });
  return {
    folder,
    store,
    damage: async () => {
      for (const path of await objectsUnder(folder)) await flipBit(path);
    },
    close: () => rm(folder, { recursive: true }),
  };
}

storeContract('a plain disk store', () => makeDisk());
storeContract('a disk store under AES-256-GCM', () => makeDisk({ cipher: 'aes-256-gcm', key: randomBytes(32) }));
storeContract('a disk store under SM4-GCM', () => makeDisk({ cipher: 'sm4-gcm', key: randomBytes(32) }));

describe('a disk store', () => {
  it('keeps plain objects as the very file, readable without this program and not writable', async () => {
    const { store, folder, close } = await makeDisk();
    const { sha256 } = await store.put(Readable.from([Buffer.from('现场检查')]));
    const path = join(folder, 'objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    expect(await readFile(path, 'utf8')).toBe('现场检查');
    expect((await stat(path)).mode & 0o222).toBe(0);
    await close();
  });

  it('shows neither content nor hash of an encrypted object on disk', async () => {
    const { store, folder, close } = await makeDisk({ cipher: 'aes-256-gcm', key: randomBytes(32) });
    const text = '举报人信息'.repeat(1000);
    const { sha256 } = await store.put(Readable.from([Buffer.from(text)]));
    for (const path of await objectsUnder(folder)) {
      expect(path).not.toContain(sha256);
      expect((await readFile(path)).includes(Buffer.from('举报人信息'))).toBe(false);
    }
    for await (const held of store.list()) expect(held).toBe(sha256);
    await close();
  });

  it('finds cut, swapped and exchanged frames of an encrypted object', async () => {
    const { store, folder, close } = await makeDisk({ cipher: 'aes-256-gcm', key: randomBytes(32) });
    const { sha256 } = await store.put(Readable.from([randomBytes(64 * 1024 * 3)]));
    const [path] = await objectsUnder(folder);
    const whole = await readFile(path ?? '');
    const frame = 64 * 1024 + 16;
    const swapped = Buffer.concat([
      whole.subarray(0, 128),
      whole.subarray(128 + frame, 128 + 2 * frame),
      whole.subarray(128, 128 + frame),
      whole.subarray(128 + 2 * frame),
    ]);
    for (const forged of [whole.subarray(0, whole.length - frame), swapped, whole.subarray(0, 100), Buffer.alloc(0)]) {
      await chmod(path ?? '', 0o600);
      await writeFile(path ?? '', forged);
      expect((await store.verify(sha256)).state).toBe('damaged');
    }
    await close();
  });

  it('refuses to open a folder under another key, or without one, in words a user can follow', async () => {
    const { folder, close } = await makeDisk({ cipher: 'sm4-gcm', key: randomBytes(32) });
    await expect(openDiskStore(folder, { hashes })).rejects.toMatchObject({ code: 'keyMissing' });
    await expect(
      openDiskStore(folder, { hashes, encryption: { cipher: 'sm4-gcm', key: randomBytes(32) } }),
    ).rejects.toThrow('密钥');
    await writeFile(join(folder, 'store.json'), 'garbage');
    await expect(openDiskStore(folder, { hashes })).rejects.toMatchObject({ code: 'storeFormat' });
    await close();
  });

  it('leaves nothing behind in staging', async () => {
    const { store, folder, close } = await makeDisk();
    await store.put(Readable.from([randomBytes(1000)]));
    await store.put(Readable.from([randomBytes(1000)]), { size: 3 }).catch(() => {});
    expect(await readdir(join(folder, 'staging'))).toEqual([]);
    await close();
  });
});

async function objectsUnder(folder: string): Promise<string[]> {
  const entries = await readdir(join(folder, 'objects'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function flipBit(path: string): Promise<void> {
  await chmod(path, 0o600);
  const handle = await open(path, 'r+');
  const { size } = await handle.stat();
  if (size > 0) {
    const byte = Buffer.alloc(1);
    await handle.read(byte, 0, 1, Math.floor(size / 2));
    byte[0] = (byte[0] ?? 0) ^ 1;
    await handle.write(byte, 0, 1, Math.floor(size / 2));
  }
  await handle.close();
}
