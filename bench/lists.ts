// The lists of a province — 100,000 cases, 1,000,000 records — as an officer, a legal reviewer and a head see them.
import { within } from '../packages/journal/src/database.ts';
import { openWorld, superuser } from '../packages/journal/test/world.ts';
import { type BenchLine, ofCost } from './line.ts';
import { load } from './lists/load.ts';
import { uuidOf } from './lists/made-up.ts';
import { type Question, questions } from './lists/questions.ts';

const cases = Number(process.env.LIUHEN_BENCH_CASES ?? 100_000);
const askedOfEach = 200;
/** What people feel as at once (issue 6); the bench says how far below it a list stays. */
const limitMilliseconds = 100;

export async function run(): Promise<BenchLine[]> {
  const world = await openWorld();
  try {
    const agency = uuidOf('agency');
    const { vault } = world.journal;
    const pool = world.engine.pool('app', 2);
    await vault.makeKeyOf(pool, agency, agency);
    const index = await within(pool, agency, (client) => vault.indexOf(client, agency));
    await superuser(world, (client) => load(client, agency, cases, (token) => index.blind(token)));
    const lines: BenchLine[] = [];
    for (const question of questions({ pool, vault }, agency, cases)) lines.push(...(await measure(question)));
    return lines;
  } finally {
    await world.end();
  }
}

async function measure({ name, ask }: Question): Promise<BenchLine[]> {
  for (let turn = 0; turn < 6; turn += 1) await ask(askedOfEach + turn);
  const times: number[] = [];
  for (let turn = 0; turn < askedOfEach; turn += 1) {
    const began = performance.now();
    await ask(turn);
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.floor(times.length * part)] ?? 0;
  return [
    ofCost(`lists/${name}-p50`, at(0.5), 'ms', null),
    ofCost(`lists/${name}-p95`, at(0.95), 'ms', limitMilliseconds),
  ];
}
