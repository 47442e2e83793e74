// `npm test`: every test there is. Says first what this machine cannot test; the runner has the last line.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { missingForTests, onPath } from './prepare/debian.mjs';
import { say } from './prepare/say.mjs';
import { node, root } from './steps.mjs';

/** More browser files than these that fail at once are no matter of a busy machine. */
const mostAgain = 2;

const browser = ['chromium', 'chromium-browser', 'google-chrome'].some(onPath) || process.env.CHROMIUM !== undefined;
const projects = browser ? ['unit', 'int', 'e2e'] : ['unit', 'int'];

if (!browser) say('本机没有 chromium：跳过浏览器测试（*.e2e.test.ts）');
for (const { name, without } of missingForTests()) {
  if (name !== 'chromium') say(`本机没有 ${name}：跳过${without}`);
}

const folder = mkdtempSync(join(tmpdir(), 'liuhen-test-'));
const told = join(folder, 'results.json');
process.exitCode = await inTurn();
rmSync(folder, { recursive: true, force: true });

/** The exit code. Browser files that failed, a few and nothing else, are run once more one by one: people wait longer on a busy machine too. */
async function inTurn() {
  const code = await vitest([
    ...projects.flatMap((name) => ['--project', name]),
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${told}`],
    ...process.argv.slice(2),
  ]);
  const failed = code === 0 || code === null ? [] : failedFiles();
  if (failed.length === 0 || failed.length > mostAgain || failed.some((file) => !file.endsWith('.e2e.test.ts'))) {
    return code ?? 1;
  }
  say(`${failed.length} 个浏览器测试文件没有通过，逐个重跑一次：${failed.join('、')}`);
  const again = await vitest(['--project', 'e2e', '--maxWorkers=1', ...failed]);
  say(again === 0 ? `重跑后通过：${failed.join('、')}` : '重跑仍未通过');
  return again ?? 1;
}

function vitest(args) {
  const child = spawn(node, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  const stop = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop);
      resolve(code);
    });
  });
}

/** By their place in the repository; none when the runner itself fell and told nothing. */
function failedFiles() {
  try {
    const { testResults } = JSON.parse(readFileSync(told, 'utf8'));
    return testResults.filter(({ status }) => status === 'failed').map(({ name }) => relative(root, name));
  } catch {
    return [];
  }
}
