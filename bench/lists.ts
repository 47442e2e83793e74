// The lists of a province — 100,000 cases, 1,000,000 records — as an officer, a legal reviewer and a head see them.
import { readFileSync } from 'node:fs';
import { houseLaw } from '@liuhen/server';
import { type Store, within } from '../packages/journal/src/database.ts';
import { openWorld, superuser, type World } from '../packages/journal/test/world.ts';
import { type BenchLine, ofCost } from './line.ts';
import { load } from './lists/load.ts';
import { uuidOf } from './lists/made-up.ts';
import { casePage, type Question, questions } from './lists/questions.ts';
import { makeShapes, type Shape } from './lists/shapes.ts';

const cases = Number(process.env.LIUHEN_BENCH_CASES ?? 100_000);
const fewCases = Math.min(1_000, cases / 10);
const askedOfEach = 200;
/** What people feel as at once (issue 6); the bench says how far below it a list stays. */
const limitMilliseconds = 100;
/** How much slower the page of a case may be in a province than among few cases. */
const casePageAllowance = 1.2;

export async function run(): Promise<BenchLine[]> {
  const world = await openWorld({ law: houseLaw.port });
  try {
    const agency = uuidOf('agency');
    const shapes = await makeShapes(world, agency);
    // one connection, so that it is known which process of the database works for us
    const journal: Store = { pool: world.engine.pool('app', 1), vault: world.journal.vault };
    await loadPart(world, agency, shapes, 0, fewCases);
    const alone = await measureWarm(journal, agency);
    await loadPart(world, agency, shapes, fewCases, cases);
    const lines: BenchLine[] = [];
    for (const question of questions(journal, agency, cases)) {
      lines.push(...linesOf(question, await measure(journal, question)));
    }
    const among = await measureWarm(journal, agency);
    const limit = alone.processor[0] * casePageAllowance;
    lines.push(ofCost(`lists/case-page-p50-processor, of ${fewCases} cases`, among.processor[0], 'ms', limit));
    lines.push(ofCost('lists/case-page-p95', among.wall[1], 'ms', 300));
    return lines;
  } finally {
    await world.end();
  }
}

async function loadPart(
  world: World,
  agency: string,
  shapes: readonly Shape[],
  from: number,
  to: number,
): Promise<void> {
  const began = performance.now();
  const { journal } = world;
  const index = await within(journal.pool, agency, (client) => journal.vault.indexOf(client, agency));
  await superuser(world, async (client) => {
    const bureau = { client, agency, dossiers: journal.dossiers, index };
    const records = await load(bureau, shapes, { from, to, count: cases });
    const minutes = ((performance.now() - began) / 60_000).toFixed(1);
    process.stderr.write(
      `  cases ${from} to ${to} of ${shapes.length} shapes: ${records} records in ${minutes} minutes\n`,
    );
  });
}

/** The page of a case, its rows warm both times: what is compared is the size of the province, and not of the memory. */
async function measureWarm(journal: Store, agency: string): Promise<Measured> {
  await measure(journal, casePage(journal, agency));
  return measure(journal, casePage(journal, agency));
}

type Share = readonly [p50: number, p95: number];
/** `wall` as a person waits; `processor` as database and server work, which a busy machine does not change. */
type Measured = { readonly wall: Share; readonly processor: Share };

function linesOf({ name }: Question, { wall, processor }: Measured): BenchLine[] {
  return [
    ofCost(`lists/${name}-p50`, wall[0], 'ms', null),
    ofCost(`lists/${name}-p95`, wall[1], 'ms', limitMilliseconds),
    ofCost(`lists/${name}-p95-processor`, processor[1], 'ms', limitMilliseconds),
  ];
}

async function measure({ pool }: Store, { ask }: Question): Promise<Measured> {
  for (let turn = 0; turn < 6; turn += 1) await ask(askedOfEach + turn);
  const { rows } = await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const pid = rows[0]?.pid ?? 0;
  const wall: number[] = [];
  const processor: number[] = [];
  for (let turn = 0; turn < askedOfEach; turn += 1) {
    const [began, worked] = [performance.now(), workedBy(pid)];
    await ask(turn);
    wall.push(performance.now() - began);
    processor.push(workedBy(pid) - worked);
  }
  return { wall: shareOf(wall), processor: shareOf(processor) };
}

/** Milliseconds of processor time of this process and of the one that serves it in the database (of Linux). */
function workedBy(pid: number): number {
  const { user, system } = process.cpuUsage();
  const [nanoseconds = '0'] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
  return (user + system) / 1_000 + Number(nanoseconds) / 1_000_000;
}

function shareOf(times: number[]): Share {
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.floor(times.length * part)] ?? 0;
  return [at(0.5), at(0.95)];
}
