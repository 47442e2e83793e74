// `npm run bench -- [NAME…]`: runs the benchmarks beside this file, or those whose name begins with a NAME.
// On stdout one JSON line a figure and nothing else; progress goes to stderr.
import { readdirSync } from 'node:fs';
import type { BenchLine } from './line.ts';

type Benchmark = { run: () => Promise<BenchLine[]> };

const NOT_BENCHMARKS = new Set(['run.ts', 'line.ts']);
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !NOT_BENCHMARKS.has(file))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();

const round = (value: number | null) => (value === null ? null : Number(value.toPrecision(4)));

async function measure(name: string): Promise<boolean> {
  process.stderr.write(`${name} …\n`);
  try {
    const { run } = (await import(`./${name}.ts`)) as Benchmark;
    let holds = true;
    for (const { binding, ...line } of await run()) {
      const { value, limit, ratio } = line;
      const rounded = { ...line, value: round(value), limit: round(limit), ratio: round(ratio) };
      process.stdout.write(`${JSON.stringify(rounded)}\n`);
      if (!binding || limit === null || value <= limit) continue;
      process.stderr.write(`超过限值：${line.name} ${round(value)} ${line.unit}，限 ${limit}\n`);
      holds = false;
    }
    return holds;
  } catch (error) {
    process.stderr.write(
      `${name} 未能测量：${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return false;
  }
}

const asked = process.argv.slice(2);
const unknown = asked.filter((one) => !names.some((name) => name.startsWith(one)));
if (unknown.length > 0) {
  process.stderr.write(`没有名为 ${unknown.join('、')} 的测速；现有：${names.join('、') || '无'}\n`);
  process.exitCode = 2;
} else {
  const chosen = names.filter((name) => asked.length === 0 || asked.some((one) => name.startsWith(one)));
  for (const name of chosen) if (!(await measure(name))) process.exitCode = 1;
}
