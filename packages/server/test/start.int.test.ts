import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const main = join(import.meta.dirname, '..', 'src', 'main.ts');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liuhen-start-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Started = { child: ChildProcess; out: () => string; url: string };

function run(env: Record<string, string> = {}): { child: ChildProcess; out: () => string } {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, LIUHEN_DATA: join(folder, 'data'), PORT: '0', ...env },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { child, out: () => text };
}

async function start(): Promise<Started> {
  const { child, out } = run();
  for (let waited = 0; waited < 1_800 && !out().includes('留痕已就绪'); waited += 1) {
    if (child.exitCode !== null) throw new Error(out());
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { child, out, url: /留痕已就绪：(\S+)/.exec(out())?.[1] ?? '' };
}

test('it says in one line where it is ready, refuses a second start with what to do, and stops in order', async () => {
  const first = await start();
  expect(first.out()).toMatch(/setup\?token=[A-Za-z0-9_-]{32}/);
  expect((await fetch(`${first.url}/api/health`)).status).toBe(200);

  const second = run();
  const [code] = await once(second.child, 'exit');
  expect(code).toBe(1);
  expect(second.out()).toMatch(/不能同时启动第二个/);
  expect(second.out()).toMatch(/LIUHEN_DATA/);
  expect(second.out()).not.toMatch(/at .*\.ts:/);
  expect((await fetch(`${first.url}/api/health`)).status).toBe(200);

  first.child.kill('SIGTERM');
  expect(await once(first.child, 'exit')).toEqual([0, null]);
});

test('killed outright it starts again on the same folder, with what it had', async () => {
  const first = await start();
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const second = await start();
  expect((await (await fetch(`${second.url}/api/setup`)).json()) as object).toMatchObject({ needed: true });
  second.child.kill('SIGTERM');
  await once(second.child, 'exit');
});

test('a port that is taken and a setting that means nothing are told in words, without a stack', async () => {
  const first = await start();
  const taken = run({ PORT: new URL(first.url).port, LIUHEN_DATA: join(folder, 'other') });
  expect((await once(taken.child, 'exit'))[0]).toBe(1);
  expect(taken.out()).toContain('端口已被占用');
  const odd = run({ LIUHEN_ENCRYPT: 'rot13', LIUHEN_DATA: join(folder, 'other') });
  expect((await once(odd.child, 'exit'))[0]).toBe(1);
  expect(odd.out()).toContain('LIUHEN_ENCRYPT 只能是');
  expect(odd.out() + taken.out()).not.toMatch(/at .*\.ts:/);
  first.child.kill('SIGTERM');
  await once(first.child, 'exit');
});

test('keys that an earlier version kept in the data folder are moved beside it, and the operator is told', async () => {
  const [data, keys] = [join(folder, 'data'), join(folder, 'data.keys')];
  const held = (await readdir(keys)).sort();
  expect(held).toContain('master-1.key');
  expect((await stat(keys)).mode & 0o777).toBe(0o700);
  await rename(keys, join(data, 'keys'));
  const moved = await start();
  expect(moved.out()).toContain(`密钥已从 ${join(data, 'keys')} 移到 ${keys}`);
  expect((await readdir(keys)).sort()).toEqual(held);
  expect(await readdir(data)).not.toContain('keys');
  moved.child.kill('SIGTERM');
  await once(moved.child, 'exit');
  const quiet = await start();
  expect(quiet.out()).not.toContain('【注意】');
  quiet.child.kill('SIGTERM');
  await once(quiet.child, 'exit');
});

test('without its keys it does not start, makes no new ones in their place, and says where they would be', async () => {
  const keys = join(folder, 'data.keys');
  // from the moment on in which there is an agency, something lies under the keys
  const first = await start();
  const asked = await fetch(`${first.url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      token: /token=(\S+)/.exec(first.out())?.[1],
      bureau: '某某生态环境局某某分局',
      administrator: { name: '秦某', account: 'admin.q', password: '江面结冰之前要把网收好' },
    }),
  });
  expect(asked.status).toBe(201);
  first.child.kill('SIGTERM');
  await once(first.child, 'exit');
  await rename(keys, join(folder, 'forgotten'));
  const { child, out } = run();
  expect((await once(child, 'exit'))[0]).toBe(1);
  expect(out()).toContain('请把它旁边的 .keys 文件夹一同移到新处旁边');
  expect(await readdir(keys)).toEqual([]);
});
