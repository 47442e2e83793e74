import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConnectionOptions, connect as connectSecurely } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../src/http/app.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let port: number;
const folder = mkdtempSync(join(tmpdir(), 'liuhen-wire-'));

beforeAll(async () => {
  world = await openWorld();
  await world.app.listen({ host: '127.0.0.1', port: 0 });
  port = (world.app.server.address() as AddressInfo).port;
});
afterAll(async () => {
  await world.end();
  rmSync(folder, { recursive: true });
});

/** Bytes as they are, and all that comes back within a moment. */
function exchange(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    let text = '';
    socket.setTimeout(1_500, () => socket.end());
    socket.on('data', (part) => {
      text += part.toString('latin1');
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

const statuses = (text: string): number[] => [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, code]) => Number(code));
const hidden = 'GET /api/health HTTP/1.1\r\nHost: a\r\n\r\n';

test('where one request ends and the next begins is never a matter of opinion: what could hide a second request is refused', async () => {
  const post = (headers: string, body: string) =>
    exchange(`POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n${headers}\r\n\r\n${body}`);
  for (const [headers, body] of [
    ['Content-Length: 4\r\nTransfer-Encoding: chunked', `0\r\n\r\n${hidden}`],
    ['Transfer-Encoding: chunked\r\nContent-Length: 4', `0\r\n\r\n${hidden}`],
    ['Content-Length: 0\r\nContent-Length: 44', hidden],
    ['Content-Length: +5', `{}   ${hidden}`],
    ['Transfer-Encoding: xchunked', hidden],
    ['Transfer-Encoding : chunked', `0\r\n\r\n${hidden}`],
    ['X: a\nContent-Length: 0', hidden],
  ] as const) {
    const answer = await post(headers, body);
    expect([headers, statuses(answer)]).toEqual([headers, [400]]);
    expect(answer).not.toContain('"version"');
  }
  // and an honest one beside it is answered as two
  expect(statuses(await exchange(hidden + hidden))).toEqual([200, 200]);
});

test('TRACE and methods nobody knows give nothing back', async () => {
  for (const method of ['TRACE', 'TRACK', 'CONNECT', 'DEBUG', 'PROPFIND']) {
    const answer = await exchange(`${method} /api/health HTTP/1.1\r\nHost: a\r\nX-Secret: kept-to-itself\r\n\r\n`);
    expect([method, statuses(answer).some((code) => code < 400), answer.includes('kept-to-itself')]).toEqual([
      method,
      false,
      false,
    ]);
  }
});

const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

test.skipIf(!hasOpenssl)('TLS is 1.2 or 1.3 with forward secrecy, and nothing older', async () => {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const request = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost -keyout ${key} -out ${cert}`;
  execFileSync('openssl', request.split(' '), { stdio: 'ignore' });
  const app = await buildApp(world.house, {
    logLevel: 'silent',
    tls: { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') },
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const secure = (app.server.address() as AddressInfo).port;
  const shake = (options: ConnectionOptions): Promise<string> =>
    new Promise((resolve) => {
      const socket = connectSecurely(
        { port: secure, host: '127.0.0.1', ca: readFileSync(cert), servername: 'localhost', ...options },
        () => {
          resolve(`${socket.getProtocol()} ${socket.getCipher().name}`);
          socket.end();
        },
      );
      socket.on('error', () => resolve('refused'));
    });
  // the client of the test is willing; it is the server that is not
  const old = { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
  expect(await shake({ ...old, maxVersion: 'TLSv1' })).toBe('refused');
  expect(await shake({ ...old, maxVersion: 'TLSv1.1' })).toBe('refused');
  expect(await shake({ maxVersion: 'TLSv1.2' })).toMatch(/^TLSv1\.2 ECDHE-ECDSA-AES(128|256)-GCM/);
  expect(await shake({ maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA:AES256-SHA256:ECDHE-ECDSA-AES128-SHA' })).toBe(
    'refused',
  );
  expect(await shake({ minVersion: 'TLSv1.3' })).toMatch(/^TLSv1\.3 TLS_/);
  const head = await new Promise<string>((resolve) => {
    const socket = connectSecurely(
      { port: secure, host: '127.0.0.1', ca: readFileSync(cert), servername: 'localhost' },
      () => socket.write(hidden),
    );
    socket.on('error', () => undefined);
    socket.once('data', (part) => {
      resolve(part.toString());
      socket.end();
    });
  });
  expect(head.toLowerCase()).toContain('strict-transport-security: max-age=31536000');
  await app.close();
});
