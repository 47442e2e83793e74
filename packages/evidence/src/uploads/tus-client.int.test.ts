import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import {
  type AddressInfo,
  connect,
  createServer as createTcpServer,
  type Socket,
  type Server as TcpServer,
} from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { Upload, type UploadOptions } from 'tus-js-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startUploadServer, type UploadServer } from './upload-server.fixture.ts';

/** The official client, unmodified, through what phones go through: cut lines, restarts, proxies with limits. */
let folder: string;
let server: UploadServer;
const closing: (() => unknown)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liuhen-tus-'));
  server = await startUploadServer(folder);
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Runs an upload to its end; gives its URL. */
function send(file: Buffer | PassThrough, options: UploadOptions, started?: (upload: Upload) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(file as Buffer, {
      endpoint: server.url,
      headers: { authorization: 'wang' },
      retryDelays: [10, 50, 100, 200, 400, 800],
      metadata: { filename: '执法记录仪_20250311100200.mp4', filetype: 'video/mp4' },
      ...options,
      onSuccess: () => resolve(upload.url ?? ''),
      onError: reject,
    });
    started?.(upload);
    upload.start();
  });
}

async function sealed(url: string, bytes: Uint8Array): Promise<void> {
  const path = new URL(url).pathname;
  const answer = await fetch(new URL(`${path}/seal`, server.url), {
    method: 'POST',
    headers: { authorization: 'wang' },
    body: JSON.stringify({ sha256: sha(bytes) }),
  });
  expect(await answer.json()).toMatchObject({ sha256: sha(bytes), size: bytes.length, mayDeleteAtSource: true });
}

describe('the official tus client', () => {
  it('sends a file in one request, and in chunks', async () => {
    const bytes = randomBytes(3_333_333);
    await sealed(await send(bytes, {}), bytes);
    await sealed(await send(bytes, { chunkSize: 500_000 }), bytes);
  });

  it('sends an empty file', async () => {
    await sealed(await send(Buffer.alloc(0), {}), Buffer.alloc(0));
  });

  it('sends data with the creation', async () => {
    const bytes = randomBytes(700_000);
    await sealed(await send(bytes, { uploadDataDuringCreation: true }), bytes);
    await sealed(await send(bytes, { uploadDataDuringCreation: true, chunkSize: 100_000 }), bytes);
  });

  it('sends a stream whose length it learns at the end', async () => {
    const bytes = randomBytes(900_000);
    const url = await send(Readable.from(pieces(bytes), { objectMode: false }).pipe(new PassThrough()), {
      uploadLengthDeferred: true,
      chunkSize: 200_000,
    });
    await sealed(url, bytes);
  });

  it('sends through a proxy that knows only GET and POST', async () => {
    const bytes = randomBytes(300_000);
    await sealed(await send(bytes, { overridePatchMethod: true, chunkSize: 100_000 }), bytes);
  });

  it('is stopped and started again, going on where it was', async () => {
    const bytes = randomBytes(5_000_000);
    let first = '';
    await new Promise<void>((resolve, reject) => {
      const upload = new Upload(bytes, {
        endpoint: server.url,
        headers: { authorization: 'wang' },
        chunkSize: 1_000_000,
        onChunkComplete: (_, accepted) => {
          if (accepted < 2_000_000 || first !== '') return;
          first = upload.url ?? '';
          void upload.abort().then(resolve, reject);
        },
        onError: reject,
      });
      upload.start();
    });
    let resumedAt = 0;
    const url = await send(bytes, {
      uploadUrl: first,
      chunkSize: 1_000_000,
      onChunkComplete: (size, accepted) => {
        resumedAt ||= accepted - size;
      },
    });
    expect(url).toBe(first);
    expect(resumedAt).toBeGreaterThanOrEqual(2_000_000);
    await sealed(url, bytes);
  });

  it('goes on after the line was cut again and again', async () => {
    const proxy = await cuttingProxy(Number(new URL(server.url).port), 1_200_000);
    const bytes = randomBytes(6_000_000);
    const url = await send(bytes, { endpoint: `http://127.0.0.1:${proxy.port}/api/uploads` });
    expect(proxy.cuts()).toBeGreaterThanOrEqual(4);
    await sealed(url, bytes);
  });

  it('goes on after the server was restarted under it', async () => {
    const bytes = randomBytes(8_000_000);
    const port = Number(new URL(server.url).port);
    let restarted: Promise<void> | null = null;
    const url = await send(bytes, {
      chunkSize: 1_000_000,
      onChunkComplete: (_, accepted) => {
        if (accepted < 3_000_000 || restarted !== null) return;
        restarted = server.close().then(async () => {
          server = await startUploadServer(folder, { port });
        });
      },
    });
    await restarted;
    await sealed(url, bytes);
  });

  it('starts anew when the server no longer knows the upload', async () => {
    const bytes = randomBytes(100_000);
    const gone = `${server.url}/00000000-0000-4000-8000-000000000000`;
    const url = await send(bytes, { uploadUrl: gone });
    expect(url).not.toBe(gone);
    await sealed(url, bytes);
  });

  it('ends an upload it gives up', async () => {
    const url = await send(randomBytes(10_000), {});
    await Upload.terminate(url, { headers: { authorization: 'wang' } });
    expect((await fetch(url, { headers: { authorization: 'wang' } })).status).toBe(404);
  });

  it('sends through a proxy that allows one megabyte a request', async () => {
    const proxy = await limitingProxy(server.url, 1_000_000);
    const bytes = randomBytes(3_500_000);
    const url = await send(bytes, { endpoint: `${proxy}/api/uploads`, chunkSize: 900_000 });
    await sealed(url, bytes);
  });

  it('is told what is wrong when a file is too large', async () => {
    const sending = send(Buffer.alloc(10), { uploadSize: 200 * 1024 ** 3, retryDelays: null });
    await expect(sending).rejects.toThrow('tooLarge');
  });
});

/** Passes bytes on and cuts each connection after `limit` of them. */
async function cuttingProxy(target: number, limit: number): Promise<{ port: number; cuts: () => number }> {
  let cuts = 0;
  const proxy: TcpServer = createTcpServer((client: Socket) => {
    const upstream = connect(target, '127.0.0.1');
    let passed = 0;
    client.on('error', () => {});
    upstream.on('error', () => {});
    client.on('data', (chunk: Buffer) => {
      passed += chunk.length;
      if (passed <= limit) {
        upstream.write(chunk);
        return;
      }
      cuts += 1;
      client.destroy();
      upstream.destroy();
    });
    upstream.pipe(client);
    client.on('close', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  closing.push(() => proxy.close());
  return { port: (proxy.address() as AddressInfo).port, cuts: () => cuts };
}

async function limitingProxy(target: string, limit: number): Promise<string> {
  const proxy: Server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const body = Buffer.concat(parts);
    if (body.length > limit) {
      response.writeHead(413).end();
      return;
    }
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
    const answer = await fetch(new URL(request.url ?? '', target), {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(body.length > 0 ? { body } : {}),
    });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  closing.push(() => proxy.close());
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 70_000) yield bytes.subarray(at, at + 70_000);
}
