// Installs what package-lock.json names, when node_modules does not hold it yet.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { lastLines, run } from './run.mjs';
import { CannotPrepare, progress, say } from './say.mjs';

// Taken from the namespace: an old Node without statfs must reach its own message, not fail to link.
const { existsSync, readdirSync, readFileSync, writeFileSync } = fs;

const SPACE_NEEDED = 1.6e9;
const QUIET = ['--ignore-scripts', '--no-audit', '--no-fund'];
// npm would wait more than a minute before it says that there is no network.
const IMPATIENT = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=4000'];
const NETWORK =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|CERT_/;

const read = (root, file) => readFileSync(join(root, file), 'utf8');

function wanted(root) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`);
  const manifests = readdirSync(join(root, 'packages')).map((room) => `packages/${room}/package.json`);
  for (const file of ['package-lock.json', 'package.json', ...manifests.sort()]) {
    if (existsSync(join(root, file))) hash.update(file).update(read(root, file));
  }
  return hash.digest('hex');
}

/** Whether every package of the lock that must stand on this platform stands in node_modules in that version. */
function alreadyHolds(root) {
  try {
    const lock = JSON.parse(read(root, 'package-lock.json')).packages;
    const held = JSON.parse(read(root, 'node_modules/.package-lock.json')).packages;
    return Object.entries(lock).every(([at, entry]) => {
      if (!at.startsWith('node_modules/')) return true;
      if (held[at] === undefined) return entry.optional === true || entry.peer === true;
      return held[at].version === entry.version && existsSync(join(root, at));
    });
  } catch {
    return false;
  }
}

function requireSpace(root) {
  const { bavail, bsize } = fs.statfsSync(root);
  if (bavail * bsize >= SPACE_NEEDED) return;
  throw new CannotPrepare(`磁盘只剩 ${(Number(bavail * bsize) / 1e9).toFixed(1)} GB，安装约需 1.6 GB`, [
    '腾出空间，或把项目放到更大的磁盘上，再运行同一条命令。',
  ]);
}

function whyNpmFailed(output) {
  if (output.includes('ENOSPC')) return ['磁盘已满', ['腾出空间后再运行同一条命令。']];
  if (NETWORK.test(output)) {
    return [
      '连不上 npm 软件源',
      [
        '检查网络；内网机器请先设置软件源：npm config set registry <本单位的 npm 镜像地址>。',
        '完全离线的机器：在同样平台的联网机器上安装好，把整个文件夹（含 node_modules）复制过来。',
      ],
    ];
  }
  if (/EACCES|EPERM/.test(output)) {
    return ['没有写入项目文件夹的权限', ['换到自己拥有的文件夹，或改正文件夹的属主，再运行同一条命令。']];
  }
  if (/E404|ETARGET/.test(output)) {
    return ['软件源里缺少需要的软件包', ['换用完整的 npm 软件源（npm config set registry …），再运行同一条命令。']];
  }
  if (/spawn npm\S* ENOENT/.test(output)) return ['找不到 npm', ['安装带有 npm 的 Node.js，再运行同一条命令。']];
  return ['npm 安装失败', ['按下面 npm 的原话处理，再运行同一条命令：']];
}

/** npm's own words: what it complains of first says more than where its log lies. */
function complaintsOf(output) {
  const complaints = output.split('\n').filter((line) => /^npm (?:error|ERR!) \S/.test(line));
  return (complaints.length > 0 ? complaints.slice(0, 5) : lastLines(output, 5)).map((line) => `  ${line}`);
}

async function npm(root, args) {
  const windows = process.platform === 'win32';
  return run(windows ? 'npm.cmd' : 'npm', args, { cwd: root, shell: windows });
}

/** Brings node_modules into agreement with the lock; returns whether anything had to be done. */
export async function install(root) {
  const stamp = join(root, 'node_modules', '.stamp');
  const want = wanted(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === want) return false;
  if (!alreadyHolds(root)) {
    requireSpace(root);
    const done = progress('安装依赖（首次约需一分钟，约 1 GB）');
    // A folder that already stands is brought up to date in place; `npm ci` would empty it under a running server.
    const attempts = existsSync(join(root, 'node_modules'))
      ? [['install', '--no-save']]
      : [['ci'], ['install', '--no-save']];
    let result = { code: 1, output: '' };
    for (const args of attempts) {
      result = await npm(root, [...args, ...QUIET, ...IMPATIENT]);
      if (result.code === 0) break;
      if (NETWORK.test(result.output) || result.output.includes('ENOSPC')) break;
    }
    if (result.code !== 0) {
      done('失败');
      const [what, whatToDo] = whyNpmFailed(result.output);
      throw new CannotPrepare(what, [...whatToDo, ...complaintsOf(result.output)]);
    }
    done();
  }
  try {
    writeFileSync(stamp, want);
  } catch {
    say('无法写入 node_modules/.stamp：下次启动会再检查一遍，不影响使用');
  }
  return true;
}
