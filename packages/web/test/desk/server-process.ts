import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..', '..');

export type Running = {
  readonly url: string;
  /** The one-time link of the first start, or null when the bureau is set up already. */
  readonly setUpLink: string | null;
  readonly output: () => string;
  stop(): Promise<void>;
};

/** The real server as its users start it, on a folder of its own and a port of its own. */
export async function startServer(entry = 'packages/server/src/main.ts'): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-desk-'));
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, entry)], {
    cwd: root,
    env: {
      ...process.env,
      LIUHEN_DATA: join(folder, 'data'),
      PORT: String(port),
      HOST: '127.0.0.1',
      LIUHEN_LOG: 'error',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const hear = (chunk: Buffer) => {
    output += chunk.toString('utf8');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const url = `http://127.0.0.1:${port}`;
  await answering(url, child, () => output);
  return {
    url,
    setUpLink: /(http:\S+\/setup\?token=\S+)/.exec(output)?.[1] ?? null,
    output: () => output,
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Below those that the system gives to whoever asks for a connection, and taken by nobody. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const probe = createServer();
    const free = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!free) continue;
    await new Promise((resolve) => probe.close(resolve));
    return port;
  }
}

async function answering(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (let tries = 0; tries < 1200; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended at its start:\n${output()}`);
    const healthy = await fetch(`${url}/api/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (healthy && output().includes(url)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error(`the server did not answer within two minutes:\n${output()}`);
}
