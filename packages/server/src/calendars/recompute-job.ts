import { createHash } from 'node:crypto';
import { Fault, systemActor, within } from '@liuhen/journal';
import type { Job } from '@liuhen/journal/work';
import { movedTerms } from '@liuhen/law';
import { type AgencyFacts, type Fact, uuidV8 } from '@liuhen/records';
import { z } from 'zod';
import type { House } from '../house.ts';
import { agenciesIn } from '../keeping/named-files.ts';
import { recordOf } from '../records-made-here.ts';

export const recomputeQueue = 'recompute';
/** What the report of a finished run is called among the custody events of an agency. */
export const recomputeAction = 'termsRecomputed';

/** Small, so that a restart loses little and no row is held for long. */
const casesInSlice = 20;

export const Slice = z.object({
  calendar: z.string(),
  after: z.string(),
  done: z.number().int(),
  total: z.number().int(),
  changed: z.number().int(),
});
export type Slice = z.infer<typeof Slice>;
const start = '00000000-0000-0000-0000-000000000000';

/** Puts the recomputing of all open cases in the queue, for a notice of holidays that was just loaded. */
export async function startRecompute(house: House, agency: string, calendar: string): Promise<void> {
  const total = (await openCases(house, agency, start, null)).length;
  const first: Slice = { calendar, after: start, done: 0, total, changed: 0 };
  await house.jobs.enqueue(agency, recomputeQueue, `${calendar} ${start}`, first);
}

/** Calendars whose run was never begun (loaded with a case file, or the server fell just after) are begun now. */
export async function startRecomputeWhenDue(house: House): Promise<void> {
  for (const agency of await agenciesIn(house.journal.pool)) {
    const facts = await house.journal.dossiers.agencyFacts(agency);
    const waiting = new Set((await slicesWaiting(house, agency)).map(({ calendar }) => calendar));
    for (const fact of loadedLive(facts))
      if (!waiting.has(fact.id) && reportOf(facts, fact.id) === undefined) await startRecompute(house, agency, fact.id);
  }
}

/** Calendars that a person loaded; one that came in with a case file changes nothing that was there. */
const loadedLive = (facts: AgencyFacts): readonly Fact[] =>
  facts.facts.filter(({ kind, origin, annulledBy }) => kind === 'calendarLoaded' && origin === 'live' && !annulledBy);

/** The report of a finished run; undefined while there is none. */
export const reportOf = (facts: AgencyFacts, calendar: string): Fact | undefined =>
  facts.facts.findLast(
    ({ kind, data }) => kind === 'custodyEvent' && data.action === recomputeAction && data.calendar === calendar,
  );

/** How far the runs under way have come. */
export async function slicesWaiting(house: House, agency: string): Promise<Slice[]> {
  const inputs = (await house.jobs.waiting(agency, recomputeQueue)).map(({ input }) => input);
  return inputs.flatMap((input) => Slice.safeParse(input).data ?? []);
}

/** One slice of cases; queues the next, or puts the report on record. A case that was done already is not done again. */
export async function recomputeSlice(house: House, job: Job): Promise<void> {
  const slice = Slice.parse(job.input);
  const facts = await house.journal.dossiers.agencyFacts(job.agency);
  const calendar = facts.facts.find(({ id, kind }) => id === slice.calendar && kind === 'calendarLoaded');
  if (calendar === undefined) return;
  const before = { ...facts, facts: facts.facts.filter(({ id }) => id !== calendar.id) };
  const cases = await openCases(house, job.agency, slice.after, casesInSlice);
  let changed = 0;
  for (const subject of cases) if (await recomputeOne(house, job.agency, subject, calendar, before)) changed += 1;
  const next: Slice = {
    ...slice,
    after: cases.at(-1) ?? slice.after,
    done: slice.done + cases.length,
    total: Math.max(slice.total, slice.done + cases.length),
    changed: slice.changed + changed,
  };
  if (cases.length === casesInSlice)
    await house.jobs.enqueue(job.agency, recomputeQueue, `${slice.calendar} ${next.after}`, next);
  else await report(house, job.agency, next);
}

/** Runs what is due; how many slices it ran. */
export async function runRecompute(house: House, signal?: AbortSignal): Promise<number> {
  let ran = 0;
  while (signal?.aborted !== true) {
    if (!(await house.jobs.runOne(recomputeQueue, (job) => recomputeSlice(house, job)))) return ran;
    ran += 1;
  }
  return ran;
}

/** The terms of one case before and after, put on its record where any of them changed. */
async function recomputeOne(
  house: House,
  agency: string,
  subject: string,
  calendar: Fact,
  before: AgencyFacts,
): Promise<boolean> {
  const { dossier } = await house.journal.dossiers.read(agency, subject);
  const at = house.now();
  const terms = movedTerms({ ...dossier, agency: before }, Temporal.Instant.from(at), dossier.agency);
  if (terms.length === 0) return false;
  const { year, edition } = calendar.data;
  const moved = terms.filter(({ change }) => change !== 'verified').length;
  const body = recordOf({
    id: uuidV8(createHash('sha256').update(`recompute\0${agency}\0${calendar.id}\0${subject}`).digest()),
    agency,
    case: subject,
    kind: 'termsRecomputed',
    at,
    data: {
      title: `期限重算：${String(year)} 年放假安排载入，${moved > 0 ? `${moved} 项期限变动` : '期限已核实，不变'}`,
      calendar: calendar.id,
      year: Number(year),
      edition: String(edition),
      terms,
      note: terms.map(({ message }) => message).join('\n'),
    },
  });
  await put(house, body);
  return true;
}

async function report(house: House, agency: string, slice: Slice): Promise<void> {
  const body = recordOf({
    id: uuidV8(createHash('sha256').update(`recompute\0${agency}\0${slice.calendar}`).digest()),
    agency,
    kind: 'custodyEvent',
    at: house.now(),
    data: {
      action: recomputeAction,
      note: `按新载入的放假安排重算 ${slice.done} 件在办案件，${slice.changed} 件的期限有变动或者得到核实。`,
      calendar: slice.calendar,
      done: slice.done,
      changed: slice.changed,
    },
  });
  await put(house, body);
}

/** A slice that was cut off is run again: what stands already stays as it is. */
async function put(house: House, body: ReturnType<typeof recordOf>): Promise<void> {
  const outcome = await house.journal.append(systemActor, body);
  if (outcome instanceof Fault && outcome.code !== 'idReused') throw outcome;
}

/** Open cases in the order of their ids, from after one of them on. */
function openCases(house: House, agency: string, after: string, limit: number | null): Promise<string[]> {
  return within(house.journal.pool, agency, async (client) => {
    const { rows } = await client.query<{ subject_id: string }>(
      `SELECT subject_id FROM case_row WHERE agency_id = $1 AND state = 'open' AND subject_id > $2::uuid
        ORDER BY subject_id LIMIT $3`,
      [agency, after, limit],
    );
    return rows.map(({ subject_id }) => subject_id);
  });
}
