import { type Course, stateOf } from './course.ts';
import { guardsUnmet, recusalPending } from './guards.ts';
import type { Actor, ProcedureRefusal } from './machine.ts';
import { papersOf } from './papers.ts';

export type StageState = 'met' | 'open' | 'blocked' | 'future';
export type Stage = { id: string; title: string; state: StageState; since: string | null; note: string | null };
export type OpenAct = {
  act: string;
  title: string;
  who: readonly Actor[];
  docType: string | null;
  /** Its paper, where that must stand before the act is recorded; and the one that is written during it. */
  paperBefore: string | null;
  paperDuring: string | null;
  blockedBy: ProcedureRefusal[];
};

function openAct(of: Pick<OpenAct, 'act' | 'title' | 'who' | 'docType'>, blockedBy: ProcedureRefusal[]): OpenAct {
  const { act, title, who, docType } = of;
  const { before, during } = papersOf(act, docType);
  return { act, title, who, docType, paperBefore: before, paperDuring: during, blockedBy };
}

/** What may be thought of now, to whom it falls, and what bars each: the moves of the state, and the duties beside the line. */
export function openActsOf(c: Course): OpenAct[] {
  const acts: OpenAct[] = c.machine.moves
    .filter((m) => (m.from.includes(c.state) || m.foreseenIn.includes(c.state)) && m.offered(c))
    .map((m) => openAct({ ...m, act: m.on[0].kind }, guardsUnmet(m.guards, c)));
  for (const p of c.machine.parallels) {
    if (p.begins(c) && !p.met(c)) acts.push(openAct(p, []));
  }
  // what leads on comes first, what may be done again and again after it
  const leadsOn = (act: OpenAct): number => (movesOn(c, act) ? 0 : 1);
  return acts.sort((a, b) => leadsOn(a) - leadsOn(b));
}

/**
 * Recusal, beside whatever the procedure is: whoever is concerned may ask for it until all is done, it must then be decided, and the
 * inquiry goes on meanwhile (行政处罚法第四十三条).
 */
export function recusalActs(c: Course): OpenAct[] {
  const open = (act: string, title: string, who: readonly Actor[], docType: string) => [
    openAct({ act, title, who, docType }, []),
  ];
  if (recusalPending(c)) return open('recusalDecided', '决定回避申请', ['bureauHead', 'deputyHead'], 'recusalDecision');
  const asked =
    c.passages.length > 0 && stateOf(c).final !== true
      ? open('recusalRequested', '申请回避', ['party'], 'recusalApplication')
      : [];
  return mustBeReplaced(c)
    ? [
        openAct(
          { act: 'handlerAssigned', title: '更换承办人', who: ['brigadeChief', 'bureauHead'], docType: null },
          [],
        ),
        ...asked,
      ]
    : asked;
}

/** Somebody has been recused, and nobody assigned since. */
const mustBeReplaced = (c: Course): boolean =>
  c.isLatest('recusalDecided', 'handlerAssigned') &&
  c.last('recusalDecided')?.people.some(({ role }) => /^(被)?回避/.test(role)) === true;

/** Stages passed over show as blocked with a note: they were not done, and later ones do not stand for them. */
export function stagesOf(c: Course, acts: readonly OpenAct[]): Stage[] {
  const main = c.machine.states.filter((s) => !s.side);
  const here = stateOf(c);
  const reached = here.side ? lastMainState(c) : here.id;
  const rank = (id: string) => main.findIndex((s) => s.id === id);
  const completed = completedStages(c);
  const stages: Stage[] = [];
  for (const s of main) {
    const visited = c.visited(s.id);
    // a branch leads off from a stage: that stage is left, and is not passed over
    const left = here.side && s.id === reached && visited;
    const done = (s.metOnComing === true ? visited : completed.has(s.id)) || left || (s.metBy?.(c) ?? false);
    const current = s.id === c.state;
    const passed = rank(s.id) < rank(reached) || (here.side && s.id === reached);
    if (s.optional && !visited && !s.optional(c)) continue;
    const since = c.passages.findLast((p) => p.to === s.id)?.at.toString({ fractionalSecondDigits: 3 }) ?? null;
    const forward = acts.filter((a) => movesOn(c, a));
    const stuck = current && forward.length > 0 && forward.every((a) => a.blockedBy.length > 0);
    const skipped = passed && !current && !done;
    const state = current ? (stuck ? 'blocked' : 'open') : skipped ? 'blocked' : passed ? 'met' : 'future';
    const note = skipped ? '没有这一阶段的记录' : stuck ? (forward[0]?.blockedBy[0]?.message ?? null) : null;
    stages.push({ id: s.id, title: s.title, state: current && s.final ? 'met' : state, since, note });
  }
  if (here.side)
    stages.push({
      id: here.id,
      title: here.title,
      state: here.final ? 'met' : 'open',
      since: c.passages.at(-1)?.at.toString({ fractionalSecondDigits: 3 }) ?? null,
      note: null,
    });
  for (const p of c.machine.parallels) {
    if (p.concerns?.(c) === false) continue;
    stages.push({
      id: p.id,
      title: p.title,
      state: p.met(c) ? 'met' : p.begins(c) ? 'open' : 'future',
      since: null,
      note: null,
    });
  }
  return stages;
}

/**
 * A stage is named after what it waits for, and is done when that was done: an inspection that was noticed while its approval was still
 * awaited has had its notice and not its approval.
 */
function completedStages(c: Course): ReadonlySet<string> {
  const line = c.machine.states.filter((s) => !s.side && (!s.optional || c.visited(s.id) || s.optional(c)));
  const rank = (id: string) => line.findIndex((s) => s.id === id);
  const completed = new Set<string>();
  let at = c.machine.states[0].id;
  for (const { move: id, to } of c.passages) {
    const reached = rank(to);
    if (reached < 0) continue;
    const before = line[reached - 1]?.id;
    const move = c.machine.moves.find((m) => m.id === id);
    const own = before !== undefined && move?.from.includes(before) === true ? before : at;
    if (reached > rank(at)) completed.add(own);
    at = to;
  }
  return completed;
}

const lastMainState = (c: Course): string =>
  c.passages.findLast((p) => !c.machine.states.find((s) => s.id === p.from)?.side)?.from ?? c.machine.states[0].id;

/** Whether an act leads on along the main line. */
function movesOn(c: Course, act: OpenAct): boolean {
  const main = c.machine.states.filter((s) => !s.side).map((s) => s.id);
  return c.machine.moves.some(
    (m) =>
      m.on[0].kind === act.act &&
      m.from.includes(c.state) &&
      (typeof m.to !== 'string' || main.indexOf(m.to) > main.indexOf(c.state)),
  );
}
