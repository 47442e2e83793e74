// `node --no-opt --no-maglev --no-sparkplug executed.ts SPECIMEN SMALL LARGE`: how many blocks of our own code run for each fact of
// a case, at two sizes. Counted and not timed, and therefore the same on every machine, however busy: the interpreter alone counts
// truly, and only what it has compiled under the eye of the counter.
import { Session } from 'node:inspector/promises';

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

const { evaluate } = await import('@liuhen/law');
const { fold } = await import('@liuhen/records');
const { longCase } = await import('./held.ts');

const [specimen = '', ...sizes] = process.argv.slice(2);

async function blocksPerFact(records: number): Promise<number> {
  const { entries, agency, at } = longCase(specimen, records);
  const judge = () => evaluate(fold(entries, agency), at);
  // once before: what is worked out once a process is not counted to a case
  judge();
  await session.post('Profiler.takePreciseCoverage');
  judge();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const ours = result.filter(({ url }) => url.includes('/packages/'));
  const blocks = ours.flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)));
  return blocks.reduce((sum, count) => sum + count, 0) / entries.length;
}

const perFact: number[] = [];
for (const size of sizes) perFact.push(await blocksPerFact(Number(size)));
process.stdout.write(`${JSON.stringify(perFact)}\n`);
