import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { Agent, request } from 'node:http';

/** Test bytes of any length without holding them: one random block with its number written over its head. */
export type Payload = { size: number; blocks(): Generator<Buffer>; sha256: string };

const BLOCK = 1024 * 1024;

export function makePayload(size: number, seed: number): Payload {
  const block = randomBytes(BLOCK);
  function* blocks(): Generator<Buffer> {
    for (let at = 0; at < size; at += BLOCK) {
      const piece = Buffer.from(block.subarray(0, Math.min(BLOCK, size - at)));
      piece.writeDoubleBE(at + seed, 0);
      yield piece;
    }
  }
  const hash = createHash('sha256');
  for (const piece of blocks()) hash.update(piece);
  return { size, blocks, sha256: hash.digest('hex') };
}

/** What the machine can do at best: the same bytes written and synced by one process that hashes them while it writes. */
export function writeAndHash(path: string, payload: Payload, algorithms: readonly string[]): void {
  const hashes = algorithms.map((algorithm) => createHash(algorithm));
  const fd = openSync(path, 'w');
  for (const piece of payload.blocks()) {
    writeSync(fd, piece);
    for (const hash of hashes) hash.update(piece);
  }
  fdatasyncSync(fd);
  closeSync(fd);
  for (const hash of hashes) hash.digest();
  rmSync(path);
}

/** The hashing alone. */
export function hashOnly(payload: Payload, algorithms: readonly string[]): void {
  const hashes = algorithms.map((algorithm) => createHash(algorithm));
  for (const piece of payload.blocks()) for (const hash of hashes) hash.update(piece);
  for (const hash of hashes) hash.digest();
}

/** As the client in the browser says when it begins: `digest sha-256`, its own hash of the file will come with the seal. */
const PROMISED = `digest ${Buffer.from('sha-256').toString('base64')}`;
const version = { 'tus-resumable': '1.0.0' };
// A connection a request: a kept one may just have been closed by the server while the limit was measured.
const agent = new Agent({ keepAlive: false });

/** Sends one file by tus in one PATCH; seals it where the server knows how. `sender`: the headers by which it knows who sends. */
export async function sendByTus(
  endpoint: string,
  payload: Payload,
  seal: boolean,
  sender: Readonly<Record<string, string>> = { authorization: 'bench' },
): Promise<void> {
  const headers = { ...version, ...sender };
  const begun = { ...headers, 'upload-length': String(payload.size), 'upload-metadata': PROMISED };
  const created = await exchange(endpoint, 'POST', begun, null);
  const url = new URL(created.location ?? '', endpoint).href;
  const type = { 'content-type': 'application/offset+octet-stream', 'content-length': String(payload.size) };
  const patched = await exchange(url, 'PATCH', { ...headers, ...type, 'upload-offset': '0' }, payload.blocks());
  if (patched.status !== 204) throw new Error(`PATCH answered ${patched.status}: ${patched.text}`);
  if (!seal) return;
  const body = Buffer.from(JSON.stringify({ sha256: payload.sha256 }));
  const sealed = await exchange(`${url}/seal`, 'POST', { ...headers, 'content-length': String(body.length) }, [body]);
  if (sealed.status !== 200) throw new Error(`seal answered ${sealed.status}: ${sealed.text}`);
}

type Answer = { status: number; location: string | undefined; text: string };

async function exchange(
  url: string,
  method: string,
  fields: Record<string, string>,
  body: Iterable<Buffer> | null,
): Promise<Answer> {
  const outgoing = request(url, { method, headers: fields, agent });
  const answered = once(outgoing, 'response');
  for (const piece of body ?? []) if (!outgoing.write(piece)) await once(outgoing, 'drain');
  outgoing.end();
  const [response] = await answered;
  let text = '';
  for await (const part of response) text += part;
  return { status: response.statusCode, location: response.headers.location, text };
}

export type Peer = { endpoint: string; process: ChildProcess; peakMemory(): number; stop(): Promise<void> };

/** Starts a server program, with what `npm start` tells the engine, that prints its upload URL as its first line. */
export async function startPeer(program: string, folder: string): Promise<Peer> {
  const child = spawn(process.execPath, [...engineFlags(), program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  return {
    endpoint: String(line).trim(),
    process: child,
    peakMemory: () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    stop: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

function engineFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return String(scripts.start)
    .split(' ')
    .filter((word) => word.startsWith('--'));
}
