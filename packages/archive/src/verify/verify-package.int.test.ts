import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyOf, makeSource, writtenCase } from '../write/house.fixture.ts';
import { writePackage } from '../write/write-package.ts';
import { verifyPackage } from './verify-package.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liuhen-archive-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a package in a file', () => {
  it('is written with the real offline verifier in it, and is sound', async () => {
    const path = join(folder, 'case.zip');
    const film = new Uint8Array(20_000_000).map((_, index) => index % 251);
    const facts = await writePackage(await makeSource(writtenCase(film)), createWriteStream(path));
    expect(facts).toMatchObject({ records: 5, files: 3 });
    const seen: number[] = [];
    const verdict = await verifyPackage(path, {
      trustedKeys: [keyOf('log').verifierKey],
      progress: (done) => seen.push(done),
    });
    expect(verdict).toMatchObject({ verdict: 'sound', problems: [], summary: { trusted: true, bytes: facts.size } });
    expect(seen.length).toBeGreaterThan(20);
    expect((await readFile(path)).includes(Buffer.from('留痕卷宗包离线核验'))).toBe(true);
    await truncate(path, facts.size - 1);
    expect((await verifyPackage(path)).verdict).toBe('broken');
  });

  it('that never was a package is told apart from a broken one', async () => {
    const path = join(folder, 'other');
    for (const content of ['', 'hello', 'PK\u0003\u0004 but no more', '%PDF-1.7'.repeat(1000)]) {
      await writeFile(path, content);
      expect((await verifyPackage(path)).verdict).toBe('notPackage');
    }
  });

  it('that can not be opened is a fault, not a verdict', async () => {
    await expect(verifyPackage(join(folder, 'nowhere.zip'))).rejects.toMatchObject({ code: 'unreadable' });
  });
});
