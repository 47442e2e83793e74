import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvidenceStore } from './evidence-store.ts';

export type StoreUnderTest = {
  store: EvidenceStore;
  /** Flips one bit of a stored object behind the store's back; null where a test cannot. */
  damage: ((sha256: string) => Promise<void>) | null;
  close(): Promise<void>;
};

/** What every evidence store promises, on disk or in S3. */
export function storeContract(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the contract of an evidence store`, () => {
    let under: StoreUnderTest;
    beforeAll(async () => {
      under = await makeStore();
    });
    afterAll(() => under.close());

    it('gives back byte for byte what it took, with both digests', async () => {
      for (const size of [0, 1, 65_535, 65_536, 65_537, 3 * 1024 * 1024 + 7]) {
        const bytes = randomBytes(size);
        const stored = await under.store.put(pieces(bytes));
        expect(stored).toMatchObject({ sha256: digest('sha256', bytes), sm3: digest('sm3', bytes), size });
        expect(await all(under.store, stored.sha256)).toEqual(bytes);
      }
    });

    it('reads ranges, also beyond the end and of no length', async () => {
      const bytes = randomBytes(200_000);
      const { sha256 } = await under.store.put(pieces(bytes));
      for (const [start, end] of [
        [0, 1],
        [65_530, 65_550],
        [199_999, 200_000],
        [5, 5],
        [100_000, 999_999],
        [70_000, 140_000],
      ] as const) {
        const opened = await under.store.open(sha256, { start, end });
        expect(opened?.size).toBe(200_000);
        expect(Buffer.concat(await gather<Uint8Array>(opened?.stream ?? []))).toEqual(bytes.subarray(start, end));
      }
    });

    it('holds the same content once and says so', async () => {
      const bytes = randomBytes(10_000);
      expect((await under.store.put(pieces(bytes))).duplicate).toBe(false);
      expect((await under.store.put(pieces(bytes))).duplicate).toBe(true);
      const held = (await gather(under.store.list())).filter((sha256) => sha256 === digest('sha256', bytes));
      expect(held).toHaveLength(1);
    });

    it('lets many writers of the same content all succeed', async () => {
      const bytes = randomBytes(300_000);
      const answers = await Promise.all(Array.from({ length: 8 }, () => under.store.put(pieces(bytes))));
      expect(new Set(answers.map(({ sha256 }) => sha256)).size).toBe(1);
      expect(await all(under.store, digest('sha256', bytes))).toEqual(bytes);
    });

    it('keeps nothing when the bytes are not the promised ones', async () => {
      const bytes = randomBytes(5_000);
      await expect(under.store.put(pieces(bytes), { sha256: digest('sha256', randomBytes(3)) })).rejects.toMatchObject({
        code: 'digestMismatch',
      });
      await expect(under.store.put(pieces(bytes), { size: 4_999 })).rejects.toMatchObject({ code: 'digestMismatch' });
      expect(await under.store.stat(digest('sha256', bytes))).toBeNull();
    });

    it('keeps nothing of a source that breaks off', async () => {
      const bytes = randomBytes(100_000);
      async function* broken() {
        yield bytes;
        throw new Error('source broke');
      }
      await expect(under.store.put(broken())).rejects.toThrow('source broke');
      expect(await under.store.stat(digest('sha256', bytes))).toBeNull();
    });

    it('knows nothing of what it does not hold, whatever the name', async () => {
      for (const name of ['0'.repeat(64), '../../etc/passwd', '', 'A'.repeat(64), '..%2f'.repeat(13)]) {
        expect(await under.store.open(name)).toBeNull();
        expect(await under.store.stat(name)).toBeNull();
        expect(await under.store.localCopy(name)).toBeNull();
        expect(await under.store.remove(name)).toBe(false);
        expect((await under.store.verify(name)).state).toBe('absent');
      }
    });

    it('removes when told, once', async () => {
      const { sha256 } = await under.store.put(pieces(randomBytes(1_000)));
      expect(await under.store.remove(sha256)).toBe(true);
      expect(await under.store.remove(sha256)).toBe(false);
      expect(await under.store.open(sha256)).toBeNull();
    });

    it('offers a local file with exactly these bytes to tools', async () => {
      const bytes = randomBytes(150_000);
      const { sha256 } = await under.store.put(pieces(bytes));
      const copy = await under.store.localCopy(sha256);
      expect(await readFile(copy?.path ?? '')).toEqual(bytes);
      await copy?.release();
      expect(await all(under.store, sha256)).toEqual(bytes);
    });

    it('finds a flipped bit, and heals when the same content is handed in again', async (context) => {
      if (under.damage === null) return context.skip('这个存储不能由测试损坏');
      const bytes = randomBytes(500_000);
      const { sha256 } = await under.store.put(pieces(bytes));
      expect(await under.store.verify(sha256)).toMatchObject({
        state: 'sound',
        sm3: digest('sm3', bytes),
        size: 500_000,
      });
      await under.damage(sha256);
      expect(await under.store.verify(sha256)).toMatchObject({ state: 'damaged', sha256 });
      expect((await under.store.put(pieces(bytes))).duplicate).toBe(false);
      expect((await under.store.verify(sha256)).state).toBe('sound');
      expect(await all(under.store, sha256)).toEqual(bytes);
    });

    it('sets apart what must not be read: no call reaches it, the same content does not come back, and it is no damage', async () => {
      const bytes = randomBytes(120_000);
      const { sha256, sm3 } = await under.store.put(pieces(bytes));
      expect(await under.store.isolate(sha256)).toBe(true);
      expect(await under.store.isolate(sha256)).toBe(true);
      expect(await under.store.open(sha256)).toBeNull();
      expect(await under.store.stat(sha256)).toBeNull();
      expect(await under.store.localCopy(sha256)).toBeNull();
      expect(await under.store.remove(sha256)).toBe(false);
      expect(await gather(under.store.list())).not.toContain(sha256);
      expect(await under.store.verify(sha256)).toEqual({ state: 'isolated', sha256, held: true });
      await expect(under.store.put(pieces(bytes))).rejects.toMatchObject({ code: 'isolated' });
      expect(await under.store.stat(sha256)).toBeNull();

      expect(await under.store.eraseIsolated(sha256)).toEqual({ sha256, sm3, size: 120_000, wasSound: true });
      expect(await under.store.eraseIsolated(sha256)).toBeNull();
      expect(await under.store.verify(sha256)).toEqual({ state: 'isolated', sha256, held: false });
      await expect(under.store.put(pieces(bytes))).rejects.toMatchObject({ code: 'isolated' });
    });

    it('bars content it never held, and gives back what was set apart by mistake', async () => {
      const strange = randomBytes(500);
      expect(await under.store.isolate(digest('sha256', strange))).toBe(false);
      await expect(under.store.put(pieces(strange))).rejects.toMatchObject({ code: 'isolated' });
      const bytes = randomBytes(90_000);
      const { sha256 } = await under.store.put(pieces(bytes));
      await under.store.isolate(sha256);
      expect(await under.store.readmit(sha256)).toBe(true);
      expect(await under.store.readmit(sha256)).toBe(false);
      expect(await all(under.store, sha256)).toEqual(bytes);
      expect((await under.store.put(pieces(bytes))).duplicate).toBe(true);
    });
  });
}

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 40_000) yield bytes.subarray(at, at + 40_000);
}

async function all(store: EvidenceStore, sha256: string): Promise<Buffer> {
  const opened = await store.open(sha256);
  return Buffer.concat(await gather<Uint8Array>(opened?.stream ?? []));
}

function digest(algorithm: string, bytes: Buffer): string {
  return createHash(algorithm).update(bytes).digest('hex');
}

async function gather<T>(items: AsyncIterable<T> | Iterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
