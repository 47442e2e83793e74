// Builds the web client when its sources changed. The rooms it bundles are sources too.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, run } from './run.mjs';
import { CannotPrepare, progress } from './say.mjs';

const SOURCES = [
  'packages/web/index.html',
  'packages/web/package.json',
  'packages/web/vite.config.ts',
  'packages/web/tsconfig.json',
  'packages/web/public',
  'packages/web/src',
  'packages/records/src',
  'packages/ledger/src',
  'packages/law/src',
  'packages/documents/src',
  'package-lock.json',
];
const NOT_BUNDLED = /\.(test|property|fixture)\.tsx?$|\.e2e\.|\/golden\/|\/fixtures\/|\.md$/;

function* filesUnder(place) {
  if (!existsSync(place)) return;
  const entries = [];
  try {
    entries.push(...readdirSync(place, { withFileTypes: true }));
  } catch {
    yield place;
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = `${place}/${entry.name}`;
    if (entry.isDirectory()) yield* filesUnder(inner);
    else yield inner;
  }
}

export function sourceHash(root) {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesUnder(join(root, source))) {
      if (NOT_BUNDLED.test(file)) continue;
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/** Builds packages/web/dist when it is missing or older than its sources; returns whether it built. */
export async function buildWeb(root, node) {
  const room = join(root, 'packages/web');
  if (!existsSync(join(room, 'vite.config.ts'))) return false;
  const stamp = join(room, 'dist', '.stamp');
  const want = sourceHash(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === want) return false;
  const done = progress('构建网页端');
  const { code, output } = await run(node, [join(root, 'node_modules/vite/bin/vite.js'), 'build'], { cwd: room });
  if (code !== 0) {
    done('失败');
    const full = output.includes('ENOSPC');
    throw new CannotPrepare(full ? '磁盘已满，网页端未能构建' : '网页端未能构建', [
      full ? '腾出空间后再运行同一条命令。' : '若改动过 packages/web，请按下面的原话改正；否则请把它附在问题报告里：',
      ...lastLines(output, 10).map((line) => `  ${line}`),
    ]);
  }
  writeFileSync(stamp, want);
  done();
  return true;
}
