import { createHash, createHmac, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { asFault, EvidenceFault, errorCode, ISOLATED_MESSAGE } from '../evidence-fault.ts';
import type { SourceSpec } from '../hashing/byte-source.ts';
import type { Digests, Hasher } from '../hashing/hasher.ts';
import { listFolder, makeFolder, moveIntoPlace, syncFolder, writeDurably } from './durable-files.ts';
import type {
  ErasedObject,
  EvidenceStore,
  Expected,
  Sha256,
  StagedFile,
  Stored,
  Verification,
} from './evidence-store.ts';
import type { FrameCipher } from './frame-cipher.ts';
import { openIsolation } from './isolation.ts';
import { destroyObjectKey, framedFormat, type ObjectFormat, plainFormat, sealedDigestOf } from './object-format.ts';
import { isSha256, objectPath, opaqueName } from './object-path.ts';
import { deriveStagingMask, unmasked } from './staging-mask.ts';

export type DiskStoreOptions = {
  hashes: Hasher;
  /** Encryption at rest: 32 random bytes kept outside the folder. Whoever loses them loses the evidence. */
  encryption?: { cipher: FrameCipher; key: Uint8Array };
};

/**
 * Evidence in a folder: `objects/ab/cd/<hash>`, `staging/`, and `store.json` that says how it is kept. Without encryption every object
 * is the file itself, so that the evidence outlives this program.
 */
export async function openDiskStore(folder: string, options: DiskStoreOptions): Promise<EvidenceStore> {
  const { hashes, encryption } = options;
  const objects = join(folder, 'objects');
  const staging = join(folder, 'staging');
  await makeFolder(objects);
  await makeFolder(staging);
  await agreeOnFormat(join(folder, 'store.json'), encryption);

  const format: ObjectFormat = encryption ? framedFormat(encryption.cipher, encryption.key) : plainFormat;
  const nameKey = encryption ? createHmac('sha256', encryption.key).update('liuhen evidence names').digest() : null;
  const nameOf = (sha256: Sha256) => (nameKey === null ? sha256 : opaqueName(nameKey, sha256));
  const pathOf = (sha256: Sha256) => objectPath(objects, nameOf(sha256));
  const isolation = openIsolation(folder);

  async function digestObject(path: string): Promise<Digests & { size: number; fromDevice: boolean }> {
    const size = await format.sizeOf(path);
    if (size === null) throw new EvidenceFault('objectDamaged', '存储对象的文件头已损坏。');
    return { ...(await hashes.digest(await format.sourceOf(path), size)), size };
  }

  async function verify(sha256: Sha256): Promise<Verification> {
    if (!isSha256(sha256)) return { state: 'absent', sha256 };
    const path = pathOf(sha256);
    try {
      const { size, sm3, sha256: found, fromDevice } = await digestObject(path);
      if (found === sha256) return { state: 'sound', sha256, sm3, size, reread: fromDevice ? 'device' : 'cache' };
      return { state: 'damaged', sha256, found, size, reason: '内容与其 SHA-256 不一致' };
    } catch (error) {
      if (errorCode(error) === 'ENOENT') {
        const name = nameOf(sha256);
        if (!(await isolation.bars(name))) return { state: 'absent', sha256 };
        return { state: 'isolated', sha256, held: await isolation.holds(name) };
      }
      return {
        state: 'damaged',
        sha256,
        found: null,
        size: null,
        reason: error instanceof Error ? error.message : '无法读取',
      };
    }
  }

  /** Moves a finished file to its place, or finds the same content there already, sound. */
  async function settle(temporary: string, digests: Digests, size: number): Promise<Stored> {
    const path = pathOf(digests.sha256);
    const name = nameOf(digests.sha256);
    if (await isolation.bars(name)) throw new EvidenceFault('isolated', ISOLATED_MESSAGE);
    const duplicate = (await verify(digests.sha256)).state === 'sound';
    if (duplicate) {
      const now = new Date();
      await utimes(path, now, now);
      await rm(temporary);
    } else {
      await chmod(temporary, 0o440);
      await moveIntoPlace(temporary, path);
      // isolated between the look and the move: it goes where it belongs
      if ((await isolation.bars(name)) && (await isolation.setApart(name, path)))
        throw new EvidenceFault('isolated', ISOLATED_MESSAGE);
    }
    return { sha256: digests.sha256, sm3: digests.sm3, size, duplicate };
  }

  /** The digest is taken from what was written, by another thread, while it is being written. */
  async function writeObject(bytes: AsyncIterable<Uint8Array>, expected: Expected): Promise<Stored> {
    const temporary = join(staging, `${randomUUID()}.put`);
    const handle = await open(temporary, 'wx', 0o600);
    try {
      const writer = format.newWriter(handle);
      const source = writer.source(temporary);
      const follower = hashes.follow(source, ['sha256', 'sm3']);
      const given = expected.sha256 === undefined ? createHash('sha256') : null;
      try {
        for await (const chunk of bytes) {
          given?.update(chunk);
          follower.advance(await writer.write(chunk));
        }
        const size = await writer.end();
        const { sha256 = '', sm3 = '' } = (await follower.finish(size)).digests;
        const digests = { sha256, sm3 };
        refuseMismatch(digests.sha256, size, (await expected.sha256) ?? given?.digest('hex') ?? null, expected.size);
        await writer.seal(digests.sha256, size);
        await handle.sync();
        await rereadOrThrow(await format.sourceOf(temporary), digests.sha256, size);
        return await settle(temporary, digests, size);
      } finally {
        follower.stop();
      }
    } catch (error) {
      await rm(temporary, { force: true });
      throw asFault(error);
    } finally {
      await handle.close();
    }
  }

  async function rereadOrThrow(source: SourceSpec, sha256: Sha256, size: number): Promise<void> {
    const { digests } = await hashes.follow(source, ['sha256']).finish(size);
    if (digests.sha256 !== sha256) {
      throw new EvidenceFault(
        'rereadMismatch',
        '写入后从存储盘回读的内容与写入的不一致，存储盘可能有故障。本文件未入库，请勿删除来源文件。',
      );
    }
  }

  async function take(staged: StagedFile): Promise<Stored> {
    const { path, mask, sha256, size } = staged;
    if (encryption) {
      const masked = createReadStream(path);
      const stored = await writeObject(mask === null ? masked : unmasked(masked, mask), { sha256, size });
      await rm(path, { force: true });
      return stored;
    }
    return settle(path, staged, size).catch((error: unknown) => {
      throw asFault(error);
    });
  }

  async function eraseIsolated(sha256: Sha256): Promise<ErasedObject | null> {
    const name = nameOf(sha256);
    if (!isSha256(sha256) || !(await isolation.holds(name))) return null;
    const found = await digestObject(isolation.pathOf(name)).catch(() => null);
    const wasSound = found?.sha256 === sha256;
    await isolation.erase(name);
    return { sha256, wasSound, sm3: wasSound ? found.sm3 : null, size: wasSound ? found.size : null };
  }

  async function* list(): AsyncGenerator<Sha256> {
    for (const first of await listFolder(objects)) {
      for (const second of await listFolder(join(objects, first))) {
        for (const name of await listFolder(join(objects, first, second))) {
          const sha256 = encryption ? await sealedDigestOf(join(objects, first, second, name), encryption.key) : name;
          if (sha256 !== null && isSha256(sha256)) yield sha256;
        }
      }
    }
  }

  async function copyOut(sha256: Sha256, size: number): Promise<{ path: string; release(): Promise<void> }> {
    const path = join(staging, `${randomUUID()}.copy`);
    try {
      await pipeline(
        await format.read(pathOf(sha256), { start: 0, end: size }),
        createWriteStream(path, { mode: 0o600 }),
      );
    } catch (error) {
      await rm(path, { force: true });
      throw asFault(error);
    }
    return { path, release: () => rm(path, { force: true }) };
  }

  async function statObject(sha256: Sha256): Promise<{ size: number; storedAt: number } | null> {
    if (!isSha256(sha256)) return null;
    try {
      const { mtimeMs } = await stat(pathOf(sha256));
      const size = await format.sizeOf(pathOf(sha256));
      return size === null ? null : { size, storedAt: mtimeMs };
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    }
  }

  return {
    stagingFolder: staging,
    stagingMask: (name) => (encryption ? deriveStagingMask(encryption.key, name) : null),
    put: (bytes, expected = {}) => writeObject(bytes, expected),
    take,
    verify,
    list,
    stat: statObject,
    open: async (sha256, range) => {
      const facts = await statObject(sha256);
      if (facts === null) return null;
      const start = Math.min(Math.max(range?.start ?? 0, 0), facts.size);
      const end = Math.min(range?.end ?? facts.size, facts.size);
      return {
        size: facts.size,
        stream: end > start ? await format.read(pathOf(sha256), { start, end }) : Readable.from([]),
      };
    },
    localCopy: async (sha256) => {
      const facts = await statObject(sha256);
      if (facts === null) return null;
      return encryption ? copyOut(sha256, facts.size) : { path: pathOf(sha256), release: async () => {} };
    },
    isolate: async (sha256) => isSha256(sha256) && isolation.setApart(nameOf(sha256), pathOf(sha256)),
    readmit: async (sha256) => isSha256(sha256) && isolation.takeBack(nameOf(sha256), pathOf(sha256)),
    eraseIsolated,
    remove: async (sha256) => {
      if (!isSha256(sha256)) return false;
      try {
        if (encryption) await destroyObjectKey(pathOf(sha256));
        await rm(pathOf(sha256));
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return false;
        throw error;
      }
      await syncFolder(dirname(pathOf(sha256)));
      return true;
    },
  };
}

function refuseMismatch(found: Sha256, size: number, sha256: Sha256 | null, expectedSize?: number): void {
  if (expectedSize !== undefined && expectedSize !== size) {
    throw new EvidenceFault(
      'digestMismatch',
      `收到 ${size} 字节，应为 ${expectedSize} 字节。文件未入库，请重新上传，来源文件不得删除。`,
    );
  }
  if (sha256 !== null && sha256 !== found) {
    throw new EvidenceFault(
      'digestMismatch',
      `收到内容的 SHA-256 为 ${found}，来源给出的是 ${sha256}，两者不一致。文件未入库，请重新上传，来源文件不得删除。`,
    );
  }
}

/** A folder once written with a key must not be opened without it: plain objects beside framed ones would be unreadable to both. */
async function agreeOnFormat(path: string, encryption: DiskStoreOptions['encryption']): Promise<void> {
  const keyCheck = encryption
    ? createHmac('sha256', encryption.key).update('liuhen evidence key check').digest('hex').slice(0, 16)
    : null;
  const wanted = { format: 1, cipher: encryption?.cipher ?? null, keyCheck };
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    await writeDurably(path, `${JSON.stringify(wanted)}\n`);
    return;
  }
  const held: unknown = parse(text);
  const keptWith = typeof held === 'object' && held !== null && 'keyCheck' in held ? held.keyCheck : undefined;
  if (keptWith === undefined || !('format' in Object(held)) || Object(held).format !== 1) {
    throw new EvidenceFault(
      'storeFormat',
      '证据存储目录中的 store.json 无法识别，可能由其他版本写入或已损坏。请勿改动目录，联系系统管理员。',
    );
  }
  if (keptWith !== keyCheck) {
    throw new EvidenceFault('keyMissing', '证据存储目录的加密密钥与当前配置不符，拒绝打开。请按密钥恢复单填回原密钥。');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
