import { createHash } from 'node:crypto';
import { Fault, systemActor } from '@liuhen/journal';
import type { Job } from '@liuhen/journal/work';
import { uuidV8 } from '@liuhen/records';
import { z } from 'zod';
import type { House } from '../house.ts';
import { recordOf } from '../records-made-here.ts';
import { disposedRecords } from '../retention/keeping-acts.ts';
import { addTallies, checkSlice, type FixityTally, noTally } from './fixity-slice.ts';
import { agenciesIn, filesNamed } from './named-files.ts';

export const fixityQueue = 'fixity';

/** Small, so that a restart loses little and no row is held for long. */
const filesInSlice = 32;
const day = 24 * 3_600_000;
/** The day's work is over and the next has not begun. */
const nightHours = { from: 1, to: 5 };

const Slice = z.object({ run: z.string(), startedAt: z.string(), after: z.string(), tally: z.custom<FixityTally>() });
type Slice = z.infer<typeof Slice>;

/** Begins a run over all held files of an agency, unless one is under way. */
export async function startFixity(house: House, agency: string): Promise<void> {
  const { queues } = await house.jobs.standing(agency);
  if (queues.some(({ queue, waiting }) => queue === fixityQueue && waiting > 0)) return;
  const startedAt = house.now();
  const first: Slice = { run: startedAt, startedAt, after: '', tally: noTally };
  await house.jobs.enqueue(agency, fixityQueue, `${first.run} `, first);
}

/** Each agency once a night; at any hour when the night was missed. */
export async function startFixityWhenDue(house: House): Promise<void> {
  for (const agency of await agenciesIn(house.journal.pool)) {
    const facts = await house.journal.dossiers.agencyFacts(agency);
    const last = facts.facts.findLast(({ kind, data }) => kind === 'custodyEvent' && data.action === 'fixity');
    const now = Temporal.Instant.from(house.now());
    const age = last === undefined ? Number.POSITIVE_INFINITY : now.epochMilliseconds - last.at.epochMilliseconds;
    const { hour } = now.toZonedDateTimeISO('Asia/Shanghai');
    const isNight = hour >= nightHours.from && hour < nightHours.to;
    if (age >= 2 * day || (isNight && age >= day / 2)) await startFixity(house, agency);
  }
}

/** One slice: reads it, and queues the next or, after the last, puts the report on record. */
export async function runFixitySlice(house: House, job: Job, signal?: AbortSignal): Promise<void> {
  const slice = Slice.parse(job.input);
  const disposed = disposedRecords(await house.journal.dossiers.agencyFacts(job.agency));
  const files = await filesNamed(house.journal.pool, job.agency, slice.after, filesInSlice, disposed);
  const { store, secondCopy: copy } = house;
  const checked = await checkSlice(files, { store, copy, ...(signal === undefined ? {} : { signal }) });
  const tally = addTallies(slice.tally, checked);
  const last = files.at(-1);
  if (last !== undefined && files.length === filesInSlice) {
    const next: Slice = { ...slice, after: last.sha256, tally };
    await house.jobs.enqueue(job.agency, fixityQueue, `${slice.run} ${next.after}`, next);
    return;
  }
  await record(house, job.agency, { ...slice, tally });
}

/** Runs what is due; how many slices it ran. */
export async function runFixity(house: House, signal?: AbortSignal): Promise<number> {
  let ran = 0;
  while (signal?.aborted !== true) {
    const found = await house.jobs.runOne(fixityQueue, (job) => runFixitySlice(house, job, signal));
    if (!found) return ran;
    ran += 1;
  }
  return ran;
}

async function record(house: House, agency: string, { run, startedAt, tally }: Slice): Promise<void> {
  const open = tally.findings.filter(({ healed }) => !healed);
  const body = recordOf({
    id: uuidV8(createHash('sha256').update(`fixity\0${agency}\0${run}`).digest()),
    agency,
    kind: 'custodyEvent',
    at: startedAt,
    until: house.now(),
    data: { action: 'fixity', note: summary(tally, open.length), ...tally },
  });
  const outcome = await house.journal.append(systemActor, body);
  // a run whose report stands already was cut off between its report and the end of its job
  if (outcome instanceof Fault && outcome.code !== 'idReused') throw outcome;
}

function summary({ checked, sound, copied, findings }: FixityTally, open: number): string {
  const healed = findings.length - open;
  const parts = [`复核 ${checked} 份原件，完好 ${sound} 份`];
  if (copied > 0) parts.push(`新制第二副本 ${copied} 份`);
  if (healed > 0) parts.push(`已修复 ${healed} 处`);
  parts.push(open === 0 ? '没有未修复的损坏' : `${open} 处损坏尚未修复`);
  return `${parts.join('，')}。`;
}
