// `npm test`: every test there is. Says first what this machine cannot test; the runner has the last line.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { missingForTests, onPath } from './prepare/debian.mjs';
import { say } from './prepare/say.mjs';
import { node, root } from './steps.mjs';

const browser = ['chromium', 'chromium-browser', 'google-chrome'].some(onPath) || process.env.CHROMIUM !== undefined;
const projects = browser ? ['unit', 'int', 'e2e'] : ['unit', 'int'];

if (!browser) say('本机没有 chromium：跳过浏览器测试（*.e2e.test.ts）');
for (const { name, without } of missingForTests()) {
  if (name !== 'chromium') say(`本机没有 ${name}：跳过${without}`);
}

const args = ['run', ...projects.flatMap((name) => ['--project', name]), ...process.argv.slice(2)];
const child = spawn(node, [join(root, 'node_modules/vitest/vitest.mjs'), ...args], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => {
  process.exitCode = code ?? 1;
});
