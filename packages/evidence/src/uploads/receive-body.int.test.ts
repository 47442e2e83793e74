import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type ClientRequest, createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type BodyTaker, type Received, receiveBody } from './receive-body.ts';

const BODY = randomBytes(3 * 1024 * 1024 + 17);
const noWait: BodyTaker['ready'] = () => null;
let server: Server;

beforeEach(() => {
  server = createServer();
});
afterEach(() => server.close());

/** A sender of BODY, and the request as it comes in. */
async function begin(length = BODY.length): Promise<{ outgoing: ClientRequest; incoming: IncomingMessage }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const arrived = once(server, 'request');
  const headers = { 'content-length': String(length), connection: 'close' };
  const outgoing = request({ port, method: 'PATCH', headers });
  outgoing.on('error', () => {});
  outgoing.write(BODY);
  const [incoming] = (await arrived) as [IncomingMessage];
  return { outgoing, incoming };
}

it('hands over every byte in order, and holds none of them when they are written', async () => {
  const { incoming, outgoing } = await begin();
  const held: Uint8Array[] = [];
  const taken: Buffer[] = [];
  const write = async (chunks: Uint8Array[]) => {
    held.push(...chunks);
    taken.push(Buffer.concat(chunks));
  };
  const received = receiveBody(incoming, BODY.length, { write, ready: noWait });
  outgoing.end();
  expect(await received).toBe('ended');
  expect(Buffer.concat(taken).equals(BODY)).toBe(true);
  expect(held.map(({ byteLength }) => byteLength)).toEqual(held.map(() => 0));
});

it('does not take our own silence for a lost network', async () => {
  const { incoming } = await begin();
  const near = Promise.withResolvers<void>();
  const waiting = Promise.withResolvers<void>();
  const ready = () => {
    waiting.resolve();
    return near.promise;
  };
  const received = receiveBody(incoming, BODY.length, { write: async () => {}, ready });
  await waiting.promise;
  expect([incoming.isPaused(), incoming.socket.timeout]).toEqual([true, 0]);
  near.resolve();
  await expect.poll(() => incoming.socket.timeout).toBe(60_000);
  incoming.socket.emit('timeout');
  expect(await received).toBe('broken');
});

it('writes what came before the sender was gone', async () => {
  const { incoming, outgoing } = await begin(BODY.length + 1);
  let written = 0;
  const write = async (chunks: Uint8Array[]) => {
    for (const { length } of chunks) written += length;
    if (written === BODY.length) outgoing.destroy();
  };
  expect(await receiveBody(incoming, BODY.length + 1, { write, ready: noWait })).toBe('broken');
  expect(written).toBe(BODY.length);
});

it.each<[string, number, Received]>([
  ['stops where more comes than was said', BODY.length - 1, 'tooLong'],
  ['stops at once where nothing more may come', 0, 'tooLong'],
])('%s', async (_, room, outcome) => {
  const { incoming, outgoing } = await begin();
  let written = 0;
  const write = async (chunks: Uint8Array[]) => {
    for (const { length } of chunks) written += length;
  };
  outgoing.end();
  expect(await receiveBody(incoming, room, { write, ready: noWait })).toBe(outcome);
  expect(written).toBeLessThanOrEqual(room);
});

it('tells the failure of a write, and reads no further', async () => {
  const { incoming, outgoing } = await begin();
  const full = new Error('no space left');
  const received = receiveBody(incoming, BODY.length, { write: () => Promise.reject(full), ready: noWait });
  outgoing.end();
  await expect(received).rejects.toBe(full);
});
