// Runs the tools of node_modules beside each other and reports each in a line; what failed is printed whole.
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pinnedNode } from './prepare/node.mjs';
import { run } from './prepare/run.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const node = pinnedNode(root) ?? process.execPath;

async function runStep({ title, program, args, script }) {
  const began = Date.now();
  const file = script ? join(root, script) : join(root, 'node_modules', program);
  const { code, output } = await run(node, [file, ...args], { cwd: root, env: { ...process.env, NO_COLOR: '1' } });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`${code === 0 ? '通过' : '失败'}  ${title}  (${seconds} 秒)`);
  if (code !== 0) console.log(output.trimEnd());
  return code === 0;
}

/** Runs every step, as many at once as there are processors; true when all pass. */
export async function allPass(steps) {
  const waiting = [...steps];
  const verdicts = [];
  const worker = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) verdicts.push(await runStep(step));
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker));
  return verdicts.every(Boolean);
}
