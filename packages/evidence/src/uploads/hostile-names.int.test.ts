import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { displayName } from './upload-metadata.ts';
import { startUploadServer, type UploadServer } from './upload-server.fixture.ts';

const SUITE = join(import.meta.dirname, '../../../../../shared/reference/conformance/07-security');
const OURS = [
  '../../etc/passwd',
  '..\\..\\windows\\system32',
  '/absolute',
  'C:\\x',
  'a\u0000b.mp4',
  '\u202egnp.exe',
  'CON',
  '....',
  '~',
  '$(reboot)',
  '`id`',
  "'; DROP TABLE x;--",
  '=cmd()',
  '<script>alert(1)</script>',
  '\r\nSet-Cookie: a=b',
  '𠮷野家😀.mp4',
  '㛃'.repeat(500),
  ' ',
  '.',
];

let folder: string;
let server: UploadServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liuhen-names-'));
  server = await startUploadServer(folder);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

function suiteNames(): string[] {
  if (!existsSync(SUITE)) return [];
  return collect(SUITE).filter((name) => Buffer.byteLength(name) < 4000);
}

function collect(root: string): string[] {
  const manifest = join(root, 'manifest.json');
  const files = existsSync(manifest)
    ? [...new Set([...readFileSync(manifest, 'utf8').matchAll(/"([^"]+\.txt)"/g)].map(([, file]) => file ?? ''))]
    : [];
  return files.flatMap((file) =>
    existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8').split('\n') : [],
  );
}

describe('names from hostile clients', () => {
  it('are kept as data, never become a path, and never fail the server', { timeout: 120_000 }, async () => {
    const names = [...OURS, ...suiteNames().slice(0, 1500)];
    for (const name of names) {
      const metadata = `filename ${Buffer.from(name).toString('base64')}`;
      const headers = {
        authorization: 'wang',
        'tus-resumable': '1.0.0',
        'upload-length': '1',
        'upload-metadata': metadata,
      };
      const created = await fetch(server.url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/offset+octet-stream' },
        body: 'x',
      });
      expect([name, created.status < 500]).toEqual([name, true]);
      if (created.status !== 201) continue;
      const url = new URL(created.headers.get('location') ?? '', server.url).href;
      const head = await fetch(url, { method: 'HEAD', headers });
      expect(head.headers.get('upload-metadata')).toBe(metadata.trim());
      expect(
        (await fetch(`${url}/seal`, { method: 'POST', headers: { authorization: 'wang' }, body: '{}' })).status,
      ).toBe(200);
    }
    const given = new Set((await server.recorded()).map(({ name }) => name));
    for (const name of OURS.filter((one) => one.isWellFormed())) expect(given).toContain(name);
    const entries = await readdir(folder, { recursive: true });
    const inner = entries.filter(
      (entry) =>
        !/^(evidence(\/(staging|objects|store\.json)(\/[0-9a-f./-]*(info|done)?)?)?|records\.jsonl)$/.test(entry),
    );
    expect(inner).toEqual([]);
  });

  it('are shown without what could act on a screen, a shell or a file system', () => {
    for (const name of [...OURS, ...suiteNames()]) {
      const shown = displayName(name);
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}/\\<>:"|?*]/u);
      expect(shown).not.toMatch(/^\.{0,2}$/);
      expect(shown.isWellFormed()).toBe(true);
      expect([...shown].length).toBeLessThanOrEqual(200);
    }
    expect(displayName('../../现场检查①䶮.mp4')).toBe('现场检查①䶮.mp4');
  });
});
