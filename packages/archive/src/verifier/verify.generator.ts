import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The offline verifier in one file: the page, and the verifier's own source bundled into it. Every package carries it. */
export const file = 'packages/archive/src/verifier/verify.generated.html';

export function text(): string {
  const template = readFileSync(join(import.meta.dirname, 'verify.template.html'), 'utf8');
  // "</script" inside the script would end it; in JavaScript strings "<\/script" is the same.
  const script = bundle().replaceAll('</script', '<\\/script');
  return template.replace('/*verifier*/', () => script);
}

function bundle(): string {
  const require = createRequire(import.meta.url);
  const program = join(dirname(require.resolve('rolldown')), '..', 'bin', 'cli.mjs');
  const folder = mkdtempSync(join(tmpdir(), 'liuhen-verifier-'));
  try {
    const out = join(folder, 'verify.js');
    const page = join(import.meta.dirname, 'verify-page.mjs');
    execFileSync(process.execPath, [program, page, '--format', 'iife', '--minify', '--file', out], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return readFileSync(out, 'utf8').trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
