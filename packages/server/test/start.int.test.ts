import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
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
  const child = spawn(process.execPath, [main], { env: { ...process.env, LIUHEN_DATA: folder, PORT: '0', ...env } });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { child, out: () => text };
}

async function start(): Promise<Started> {
  const { child, out } = run();
  for (let waited = 0; waited < 600 && !out().includes('留痕已就绪'); waited += 1) {
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
  const taken = run({ PORT: new URL(first.url).port, LIUHEN_DATA: `${folder}-other` });
  expect((await once(taken.child, 'exit'))[0]).toBe(1);
  expect(taken.out()).toContain('端口已被占用');
  const odd = run({ LIUHEN_ENCRYPT: 'rot13', LIUHEN_DATA: `${folder}-other` });
  expect((await once(odd.child, 'exit'))[0]).toBe(1);
  expect(odd.out()).toContain('LIUHEN_ENCRYPT 只能是');
  expect(odd.out() + taken.out()).not.toMatch(/at .*\.ts:/);
  await rm(`${folder}-other`, { recursive: true, force: true });
  first.child.kill('SIGTERM');
  await once(first.child, 'exit');
});
