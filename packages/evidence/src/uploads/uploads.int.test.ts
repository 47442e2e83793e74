import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startUploadServer, type UploadServer } from './upload-server.fixture.ts';

let folder: string;
let server: UploadServer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liuhen-uploads-'));
  server = await startUploadServer(folder);
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const TUS = { authorization: 'wang', 'tus-resumable': '1.0.0' };
const OFFSET_TYPE = { 'content-type': 'application/offset+octet-stream' };
const encode = (text: string) => Buffer.from(text).toString('base64');
const sha = (bytes: Uint8Array, algorithm = 'sha256') => createHash(algorithm).update(bytes).digest('hex');

async function create(length: number, headers: Record<string, string> = {}): Promise<string> {
  const answer = await fetch(server.url, {
    method: 'POST',
    headers: { ...TUS, 'upload-length': String(length), ...headers },
  });
  expect(answer.status).toBe(201);
  return new URL(answer.headers.get('location') ?? '', server.url).href;
}

function patch(
  url: string,
  offset: number,
  bytes: Uint8Array,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(url, {
    method: 'PATCH',
    headers: { ...TUS, ...OFFSET_TYPE, 'upload-offset': String(offset), ...headers },
    body: Buffer.from(bytes),
  });
}

function seal(url: string, body: unknown, headers: Record<string, string> = TUS): Promise<Response> {
  return fetch(`${url}/seal`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function offsetOf(url: string): Promise<number> {
  const answer = await fetch(url, { method: 'HEAD', headers: TUS });
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return Number(answer.headers.get('upload-offset'));
}

describe('the upload protocol', () => {
  it('tells what it can do without a version being asked', async () => {
    const answer = await fetch(server.url, { method: 'OPTIONS' });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('tus-version')).toBe('1.0.0');
    expect(answer.headers.get('tus-extension')?.split(',')).toContain('creation-with-upload');
    expect(Number(answer.headers.get('tus-max-size'))).toBe(100 * 1024 ** 3);
  });

  it('answers 412 with its versions to another version or none', async () => {
    for (const version of ['0.2.2', undefined]) {
      const headers = { authorization: 'wang', 'upload-length': '3', ...(version ? { 'tus-resumable': version } : {}) };
      const answer = await fetch(server.url, { method: 'POST', headers });
      expect([answer.status, answer.headers.get('tus-version')]).toEqual([412, '1.0.0']);
    }
  });

  it('echoes metadata as given, Chinese names and empty values included', async () => {
    const metadata = `filename ${encode('现场检查①䶮.mp4')},filetype ${encode('video/mp4')},flag`;
    const url = await create(10, { 'upload-metadata': metadata });
    const answer = await fetch(url, { method: 'HEAD', headers: TUS });
    expect(answer.headers.get('upload-metadata')).toBe(metadata);
    expect(answer.headers.get('upload-length')).toBe('10');
    expect((await fetch(url, { headers: TUS })).status).toBe(200);
  });

  it('refuses metadata that is not what the protocol says, and never a 5xx', async () => {
    for (const metadata of ['a b c', 'k !!!', 'k YQ==,k YQ==', ',', `${'x'.repeat(9000)} YQ==`]) {
      const answer = await fetch(server.url, {
        method: 'POST',
        headers: { ...TUS, 'upload-length': '1', 'upload-metadata': metadata },
      });
      expect([metadata.slice(0, 10), answer.status]).toEqual([metadata.slice(0, 10), 400]);
    }
  });

  it.each([
    ['no length', {}, 400],
    ['both lengths', { 'upload-length': '1', 'upload-defer-length': '1' }, 400],
    ['a negative length', { 'upload-length': '-1' }, 400],
    ['a fraction', { 'upload-length': '1.5' }, 400],
    ['hexadecimal', { 'upload-length': '0x10' }, 400],
    ['a wrong deferral', { 'upload-defer-length': '2' }, 400],
    ['too much', { 'upload-length': String(101 * 1024 ** 3) }, 413],
    ['more than JavaScript counts', { 'upload-length': '9999999999999999' }, 400],
  ])('refuses a creation with %s', async (_, headers, status) => {
    const answer = await fetch(server.url, { method: 'POST', headers: { ...TUS, ...headers } });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('takes pieces in order and refuses others with 409, 415, 400 or 413', async () => {
    const url = await create(6);
    expect((await patch(url, 1, Buffer.from('x'))).status).toBe(409);
    expect((await fetch(url, { method: 'PATCH', headers: { ...TUS, 'upload-offset': '0' }, body: 'abc' })).status).toBe(
      415,
    );
    expect((await fetch(url, { method: 'PATCH', headers: { ...TUS, ...OFFSET_TYPE }, body: 'abc' })).status).toBe(400);
    const first = await patch(url, 0, Buffer.from('abc'));
    expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '3']);
    expect(first.headers.get('upload-expires')).toMatch(/GMT$/);
    expect((await patch(url, 3, Buffer.from('defghi'))).status).toBe(413);
    expect(await offsetOf(url)).toBe(3);
    expect((await patch(url, 3, Buffer.from('def'))).status).toBe(204);
  });

  it('lets POST stand for PATCH where proxies know no PATCH', async () => {
    const url = await create(3);
    const headers = { ...TUS, ...OFFSET_TYPE, 'upload-offset': '0', 'x-http-method-override': 'PATCH' };
    expect((await fetch(url, { method: 'POST', headers, body: 'abc' })).status).toBe(204);
  });

  it('takes bytes with the creation, and an empty file', async () => {
    const answer = await fetch(server.url, {
      method: 'POST',
      headers: { ...TUS, ...OFFSET_TYPE, 'upload-length': '3' },
      body: 'abc',
    });
    expect([answer.status, answer.headers.get('upload-offset')]).toEqual([201, '3']);
    const empty = await create(0);
    expect(await (await seal(empty, { sha256: sha(Buffer.alloc(0)) })).json()).toMatchObject({
      size: 0,
      mayDeleteAtSource: true,
    });
  });

  it('checks a piece against its checksum and drops it when it differs', async () => {
    const url = await create(6);
    const good = (algorithm: string, text: string) =>
      `${algorithm} ${createHash(algorithm).update(text).digest('base64')}`;
    expect((await patch(url, 0, Buffer.from('abc'), { 'upload-checksum': good('sha1', 'abd') })).status).toBe(460);
    expect(await offsetOf(url)).toBe(0);
    expect((await patch(url, 0, Buffer.from('abc'), { 'upload-checksum': good('sha1', 'abc') })).status).toBe(204);
    expect((await patch(url, 3, Buffer.from('def'), { 'upload-checksum': good('sm3', 'def') })).status).toBe(204);
    expect((await patch(url, 6, Buffer.from(''), { 'upload-checksum': 'crc9 AAAA' })).status).toBe(400);
    expect((await seal(url, { sha256: sha(Buffer.from('abcdef')) })).status).toBe(200);
  });

  it('ends an upload for good', async () => {
    const url = await create(3);
    expect((await fetch(url, { method: 'DELETE', headers: TUS })).status).toBe(204);
    expect((await fetch(url, { method: 'HEAD', headers: TUS })).status).toBe(404);
    expect(await readdir(server.store.stagingFolder)).toEqual([]);
  });

  it('hides an upload from everyone but its owner, and from who is not signed in', async () => {
    const url = await create(3);
    for (const method of ['HEAD', 'GET', 'DELETE', 'PATCH']) {
      const headers = { ...TUS, ...OFFSET_TYPE, 'upload-offset': '0', authorization: 'li' };
      expect((await fetch(url, { method, headers })).status).toBe(404);
      expect((await fetch(url, { method })).status).toBe(401);
    }
    for (const path of ['/../../etc/passwd', '/%2e%2e%2f', `/${'0'.repeat(36)}`, '/a/b/c']) {
      expect((await fetch(server.url + path, { headers: TUS })).status).toBeGreaterThanOrEqual(404);
    }
  });
});

describe('a seal', () => {
  it('acknowledges only what was hashed, read back and recorded', async () => {
    const bytes = randomBytes(3_000_017);
    const url = await create(bytes.length, { 'upload-metadata': `filename ${encode('../../执法记录.mp4')}` });
    await patch(url, 0, bytes);
    const answer = await seal(url, { sha256: sha(bytes), claims: { device: 'FSHB-DSJ-07' } });
    expect(answer.status).toBe(200);
    const receipt: unknown = await answer.json();
    expect(receipt).toMatchObject({
      sha256: sha(bytes),
      sm3: sha(bytes, 'sm3'),
      size: bytes.length,
      clientHash: 'matched',
      mayDeleteAtSource: true,
    });
    expect(await server.recorded()).toMatchObject([
      { name: '../../执法记录.mp4', displayName: '执法记录.mp4', claims: { device: 'FSHB-DSJ-07' } },
    ]);
    const opened = await server.store.open(sha(bytes));
    const parts: Buffer[] = [];
    for await (const part of opened?.stream ?? []) parts.push(part);
    expect(Buffer.concat(parts)).toEqual(bytes);
    // Asked again (the answer was lost), it says the same and records nothing twice.
    expect(await (await seal(url, { sha256: sha(bytes) })).json()).toEqual(receipt);
    expect(await server.recorded()).toHaveLength(1);
    expect(await offsetOf(url)).toBe(bytes.length);
    expect((await fetch(url, { method: 'DELETE', headers: TUS })).status).toBe(403);
    expect((await patch(url, bytes.length, Buffer.alloc(0))).status).toBe(403);
  });

  it('refuses another hash by name, keeps nothing, and the file can be sent again', async () => {
    const bytes = randomBytes(100_000);
    const url = await create(bytes.length);
    await patch(url, 0, bytes);
    const answer = await seal(url, { sha256: sha(Buffer.from('other')) });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'digestMismatch', detail: expect.stringContaining(sha(bytes)) });
    expect((await fetch(url, { method: 'HEAD', headers: TUS })).status).toBe(404);
    expect(await server.store.stat(sha(bytes))).toBeNull();
    expect(await readdir(server.store.stagingFolder)).toEqual([]);
    expect(await server.recorded()).toEqual([]);
    const again = await create(bytes.length);
    await patch(again, 0, bytes);
    expect((await seal(again, { sha256: sha(bytes) })).status).toBe(200);
  });

  it('does not let the source be emptied when the client gave no hash', async () => {
    const url = await create(3);
    await patch(url, 0, Buffer.from('abc'));
    expect(await (await seal(url, {})).json()).toMatchObject({ clientHash: 'absent', mayDeleteAtSource: false });
  });

  it('refuses before the last byte, saying where to go on', async () => {
    const url = await create(6);
    await patch(url, 0, Buffer.from('abc'));
    const answer = await seal(url, { sha256: sha(Buffer.from('abcdef')) });
    expect([answer.status, answer.headers.get('upload-offset')]).toEqual([409, '3']);
    await patch(url, 3, Buffer.from('def'));
    expect((await seal(url, { sha256: sha(Buffer.from('abcdef')) })).status).toBe(200);
  });

  it('acknowledges nothing while the record cannot be written, and needs no second upload after', async () => {
    await server.close();
    let failing = true;
    server = await startUploadServer(folder, {
      onSealed: async () => {
        if (failing) throw new Error('数据库未连接');
        return null;
      },
    });
    const bytes = randomBytes(50_000);
    const url = await create(bytes.length);
    await patch(url, 0, bytes);
    const answer = await seal(url, { sha256: sha(bytes) });
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      code: 'recordNotWritten',
      detail: expect.stringContaining('数据库未连接'),
    });
    expect(await offsetOf(url)).toBe(bytes.length);
    failing = false;
    expect(await (await seal(url, { sha256: sha(bytes) })).json()).toMatchObject({
      mayDeleteAtSource: true,
      sha256: sha(bytes),
    });
    expect(await server.recorded()).toHaveLength(1);
  });

  it('hands on the refusal of whoever keeps the records', async () => {
    await server.close();
    const refusal = {
      status: 409,
      code: 'caseClosed',
      title: '案件已归档',
      detail: '依据第二十七条…',
      extra: { article: 27 },
    };
    server = await startUploadServer(folder, { onSealed: async () => ({ recorded: false, refusal }) });
    const url = await create(1);
    await patch(url, 0, Buffer.from('x'));
    const answer = await seal(url, {});
    expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'caseClosed', article: 27 }]);
  });

  it('stores the same content once and records it twice', async () => {
    const bytes = randomBytes(20_000);
    for (const duplicate of [false, true]) {
      const url = await create(bytes.length);
      await patch(url, 0, bytes);
      expect(await (await seal(url, { sha256: sha(bytes) })).json()).toMatchObject({ duplicate });
    }
    expect(await server.recorded()).toHaveLength(2);
  });

  it('gives two askers at once the same answer and makes one record', async () => {
    const bytes = randomBytes(5_000_000);
    const url = await create(bytes.length);
    await patch(url, 0, bytes);
    const [one, two] = await Promise.all([seal(url, { sha256: sha(bytes) }), seal(url, { sha256: sha(bytes) })]);
    expect(await one?.json()).toEqual(await two?.json());
    expect(await server.recorded()).toHaveLength(1);
  });

  it('refuses what is marked as a state secret before keeping it', async () => {
    const answer = await fetch(server.url, {
      method: 'POST',
      headers: { ...TUS, 'upload-length': '3', 'upload-metadata': `filename ${encode('会议纪要 机密★5年.mp4')}` },
    });
    expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'stateSecret' }]);
    const url = await create(3);
    await patch(url, 0, Buffer.from('abc'));
    expect((await seal(url, { claims: { classification: '绝密' } })).status).toBe(422);
    expect(await readdir(server.store.stagingFolder)).toEqual([]);
    expect(await server.recorded()).toEqual([]);
  });
});

describe('a bad network', () => {
  it('keeps what came before the connection broke', async () => {
    const bytes = randomBytes(4_000_000);
    const url = await create(bytes.length);
    const broken = await startHalf(url, bytes.subarray(0, 1_000_000), bytes.length);
    await until(async () => (await state(url)).offset >= 1_000_000);
    broken.destroy();
    const offset = await offsetOf(url);
    expect(offset).toBe(1_000_000);
    await patch(url, offset, bytes.subarray(offset));
    expect((await seal(url, { sha256: sha(bytes) })).status).toBe(200);
  });

  it('lets a returning client take over from its own dead connection', async () => {
    const bytes = randomBytes(2_000_000);
    const url = await create(bytes.length);
    await startHalf(url, bytes.subarray(0, 700_000), bytes.length); // Stays open and silent, as after a change of network.
    await until(async () => (await state(url)).offset >= 700_000);
    const offset = await offsetOf(url);
    expect(offset).toBe(700_000);
    expect((await patch(url, offset, bytes.subarray(offset))).status).toBe(204);
    expect((await seal(url, { sha256: sha(bytes) })).status).toBe(200);
  });

  it('goes on after a restart of the server from the last durable byte', async () => {
    const bytes = randomBytes(3_000_000);
    const url = await create(bytes.length);
    await patch(url, 0, bytes.subarray(0, 1_500_000));
    await server.close();
    server = await startUploadServer(folder);
    const moved = url.replace(new URL(url).origin, new URL(server.url).origin);
    expect(server.uploads.progress()).toMatchObject([{ offset: 1_500_000, length: 3_000_000 }]);
    expect(await offsetOf(moved)).toBe(1_500_000);
    await patch(moved, 1_500_000, bytes.subarray(1_500_000));
    expect((await seal(moved, { sha256: sha(bytes), sm3: sha(bytes, 'sm3') })).status).toBe(200);
  });

  it.each([
    ['with the hash of its sender', (bytes: Buffer) => ({ sha256: sha(bytes) })],
    ['without one', () => ({})],
  ])('takes in nothing that storage gives back otherwise than it came in, %s', async (_, body) => {
    const bytes = randomBytes(2_000_000);
    const url = await create(bytes.length);
    await patch(url, 0, bytes);
    await server.close();
    const part = join(folder, 'evidence', 'staging', `${url.split('/').at(-1)}.part`);
    const handle = await open(part, 'r+');
    await handle.write(Buffer.from([(bytes[1_234_567] ?? 0) ^ 1]), 0, 1, 1_234_567);
    await handle.close();
    server = await startUploadServer(folder);
    const moved = url.replace(new URL(url).origin, new URL(server.url).origin);
    const answer = await seal(moved, body(bytes));
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([500, 'rereadMismatch']);
    expect(await server.store.stat(sha(bytes))).toBeNull();
    expect((await fetch(moved, { method: 'HEAD', headers: TUS })).status).toBe(404);
  });

  describe('whose sender promised its own hash', () => {
    const promised = { 'upload-metadata': `digest ${encode('sha-256')}` };

    it('takes the hash that came with the seal for all the proof there is to be', async () => {
      const bytes = randomBytes(3_000_000);
      const url = await create(bytes.length, promised);
      await patch(url, 0, bytes.subarray(0, 2_000_001));
      await patch(url, 2_000_001, bytes.subarray(2_000_001));
      expect(await (await seal(url, { sha256: sha(bytes) })).json()).toMatchObject({
        sha256: sha(bytes),
        sm3: sha(bytes, 'sm3'),
        clientHash: 'matched',
        mayDeleteAtSource: true,
      });
    });

    it('keeps nothing of what storage gives back otherwise', async () => {
      const bytes = randomBytes(2_000_000);
      const url = await create(bytes.length, promised);
      await patch(url, 0, bytes);
      await server.close();
      const handle = await open(join(folder, 'evidence', 'staging', `${url.split('/').at(-1)}.part`), 'r+');
      await handle.write(Buffer.from([(bytes[1_234_567] ?? 0) ^ 1]), 0, 1, 1_234_567);
      await handle.close();
      server = await startUploadServer(folder);
      const moved = url.replace(new URL(url).origin, new URL(server.url).origin);
      const answer = await seal(moved, { sha256: sha(bytes) });
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([422, 'digestMismatch']);
      expect(await server.store.stat(sha(bytes))).toBeNull();
      expect((await fetch(moved, { method: 'HEAD', headers: TUS })).status).toBe(404);
    });

    it('takes the file in without a leave to delete it where no hash comes after all', async () => {
      const bytes = randomBytes(500_000);
      const url = await create(bytes.length, promised);
      await patch(url, 0, bytes);
      expect(await (await seal(url, {})).json()).toMatchObject({
        sha256: sha(bytes),
        clientHash: 'absent',
        mayDeleteAtSource: false,
      });
    });
  });

  it('hashes the received bytes again where the process that took them died without a word of them', async () => {
    const bytes = randomBytes(1_000_000);
    const url = await create(bytes.length);
    await patch(url, 0, bytes);
    await server.close();
    const id = url.split('/').at(-1);
    const mark = join(folder, 'evidence', 'staging', `${id}.at`);
    await writeFile(mark, (await readFile(mark, 'utf8')).replace(/"crc":\d+/, '"crc":null'));
    server = await startUploadServer(folder);
    const moved = url.replace(new URL(url).origin, new URL(server.url).origin);
    expect(await (await seal(moved, { sha256: sha(bytes) })).json()).toMatchObject({ sm3: sha(bytes, 'sm3') });
  });
});

describe('limits', () => {
  it('holds people to their number of uploads and bytes, in words that say what to do', async () => {
    await server.close();
    server = await startUploadServer(folder, { limits: { maxOpenPerOwner: 2, maxBytesPerOwner: 1000 } });
    await create(500);
    const over = await fetch(server.url, { method: 'POST', headers: { ...TUS, 'upload-length': '501' } });
    expect([over.status, await over.json()]).toMatchObject([403, { code: 'quotaExceeded' }]);
    await create(500);
    expect((await fetch(server.url, { method: 'POST', headers: { ...TUS, 'upload-length': '0' } })).status).toBe(429);
  });

  it('refuses an upload for which the disk has no room, before the first byte', async () => {
    await server.close();
    server = await startUploadServer(folder, { limits: { keepFree: Number.MAX_SAFE_INTEGER } });
    const answer = await fetch(server.url, { method: 'POST', headers: { ...TUS, 'upload-length': '5' } });
    expect([answer.status, await answer.json()]).toMatchObject([
      507,
      { code: 'diskFull', detail: expect.stringContaining('存储空间不足') },
    ]);
  });

  it('serves 25 sources at once', async () => {
    const sources = Array.from({ length: 25 }, () => randomBytes(700_000));
    const answers = await Promise.all(
      sources.map(async (bytes) => {
        const url = await create(bytes.length);
        for (let at = 0; at < bytes.length; at += 200_000) await patch(url, at, bytes.subarray(at, at + 200_000));
        return (await seal(url, { sha256: sha(bytes) })).json();
      }),
    );
    expect(answers).toMatchObject(sources.map((bytes) => ({ sha256: sha(bytes), mayDeleteAtSource: true })));
  });
});

describe('with encryption at rest', () => {
  it('never lays plain bytes on the disk, also not while they are arriving, over a restart', async () => {
    await server.close();
    const safe = join(folder, 'safe');
    await mkdir(safe);
    const encryption = { cipher: 'aes-256-gcm' as const, key: randomBytes(32) };
    server = await startUploadServer(safe, { encryption });
    const bytes = Buffer.from('当事人陈述：'.repeat(60_000));
    const url = await create(bytes.length);
    await patch(url, 0, bytes.subarray(0, 500_001));
    expect(await everyByteOf(safe)).not.toContain('当事人陈述');
    await server.close();
    server = await startUploadServer(safe, { encryption });
    const moved = url.replace(new URL(url).origin, new URL(server.url).origin);
    await patch(moved, 500_001, bytes.subarray(500_001));
    expect(await (await seal(moved, { sha256: sha(bytes) })).json()).toMatchObject({
      sm3: sha(bytes, 'sm3'),
      mayDeleteAtSource: true,
    });
    expect(await everyByteOf(join(safe, 'evidence'))).not.toContain('当事人陈述');
    expect(await server.store.verify(sha(bytes))).toMatchObject({ state: 'sound', size: bytes.length });
  });
});

describe('a sweep', () => {
  it('clears expired uploads, stray files and objects of no record, and nothing else', async () => {
    const kept = randomBytes(1000);
    const url = await create(kept.length);
    await patch(url, 0, kept);
    await seal(url, { sha256: sha(kept) });
    const orphan = await server.store.put(
      (async function* () {
        yield randomBytes(10);
      })(),
    );
    await create(5);
    const records = new Set((await server.recorded()).map(({ sha256 }) => sha256));
    const isReferenced = async (sha256: string) => records.has(sha256);
    expect(await server.uploads.sweep({ isReferenced })).toMatchObject({ expired: [], strays: [], orphans: [] });
    const report = await server.uploads.sweep({ isReferenced, graceMs: 0, expireMs: 0 });
    expect(report).toMatchObject({ orphans: [orphan.sha256], kept: 1 });
    expect(report.expired).toHaveLength(2);
    expect(await readdir(server.store.stagingFolder)).toEqual([]);
    expect(server.uploads.progress()).toEqual([]);
  });
});

async function startHalf(url: string, part: Uint8Array, announced: number) {
  const headers = {
    authorization: 'wang',
    'tus-resumable': '1.0.0',
    ...OFFSET_TYPE,
    'upload-offset': '0',
    'content-length': announced,
  };
  const sender = httpRequest(url, { method: 'PATCH', headers });
  sender.on('error', () => {});
  await new Promise<void>((resolve) => sender.write(part, () => resolve()));
  return sender;
}

async function state(url: string): Promise<{ offset: number }> {
  const answer: unknown = await (await fetch(url, { headers: TUS })).json();
  return answer as { offset: number };
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('waited too long');
}

async function everyByteOf(root: string): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const texts = entries
    .filter((entry) => entry.isFile())
    .map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8'));
  return (await Promise.all(texts)).join('\n');
}
