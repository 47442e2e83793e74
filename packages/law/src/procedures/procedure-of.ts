import type { Dossier, Procedure } from '@liuhen/records';
import { isoOf } from '../calendars/day.ts';
import { type Matter, matterOf } from '../obligations/matter.ts';
import type { Derivation } from '../periods/derivation.ts';
import { type ClosingOption, closingOptions } from './closing.ts';
import { type CaseLink, linksOf } from './conversion.ts';
import { type Course, dueOfClock, type Passage, run, stateOf } from './course.ts';
import { guardsUnmet, recusalPending } from './guards.ts';
import { hearingMustBeOffered } from './intended.ts';
import type { Actor, Machine, ProcedureRefusal } from './machine.ts';
import { machines } from './machines/catalogue.ts';
import { complaintProcedure } from './machines/complaint.ts';
import { correctionProcedure } from './machines/correction.ts';
import { courtProcedure } from './machines/court.ts';
import { enforcementProcedure, overdue } from './machines/enforcement.ts';
import { hearingProcedure } from './machines/hearing.ts';
import { ordinaryProcedure } from './machines/ordinary.ts';
import { sealingProcedure } from './machines/sealing.ts';

export type StageState = 'met' | 'open' | 'blocked' | 'future';
export type Stage = { id: string; title: string; state: StageState; since: string | null; note: string | null };
export type OpenAct = {
  act: string;
  title: string;
  who: readonly Actor[];
  docType: string | null;
  blockedBy: ProcedureRefusal[];
};
export type ProcedureClock = {
  term: string;
  title: string;
  provision: string;
  side: 'agency' | 'party' | 'court' | 'wait';
  due: string | null;
  lastDay: string | null;
  status: 'running' | 'overdue' | 'stopped' | 'unverified';
  derivation: Derivation | null;
};

export type ProcedureView = {
  id: string;
  title: string;
  state: string;
  stateTitle: string;
  final: boolean;
  stages: Stage[];
  openActs: OpenAct[];
  clocks: ProcedureClock[];
  nextClock: ProcedureClock | null;
  passages: Passage[];
};

export type ProcedureState = ProcedureView & {
  procedure: Procedure;
  /** Hearing, sealing, enforcement, court, correction, complaint, where they run inside this case. */
  within: ProcedureView[];
  closings: ClosingOption[];
  links: CaseLink[];
  flags: { suspended: boolean; recusalPending: boolean };
};

/** Where the case stands at an instant, which acts are open to whom, what bars each, and the next legal clock. */
export function procedureOf(dossier: Dossier, at: Temporal.Instant): ProcedureState {
  const m = matterOf(dossier, at);
  const procedure = procedureAt(m);
  const machine = machines.find((x) => x.procedure === procedure) ?? ordinaryProcedure;
  const course = run(machine, m);
  const inner = innerMachines(course).map((x) => run(x, m));
  const own = viewOf(course);
  const within = inner.map(viewOf);
  const clocks = [own, ...within].flatMap((v) => v.clocks);
  return {
    ...own,
    procedure,
    nextClock: earliest(clocks),
    within,
    closings: closingOptions(course),
    links: linksOf(m.dossier),
    flags: { suspended: isSuspended(course, inner), recusalPending: recusalPending(course) },
  };
}

/** The procedure last named on or before the instant: a case may turn from one into another in its own records. */
export function procedureAt(m: Matter): Procedure {
  const named = [...m.dossier.of('caseOpened'), ...m.dossier.of('caseProfile')]
    .map((f) => f.data.caseType)
    .findLast((t) => typeof t === 'string' && t.trim() !== '');
  return readProcedure(named ?? '') ?? guessed(m.dossier);
}

export function readProcedure(word: string): Procedure | null {
  if (/summary|简易|当场/.test(word)) return 'penalty.summary';
  if (/penalty|处罚/.test(word)) return 'penalty.ordinary';
  if (/permit|许可/.test(word)) return 'permit';
  if (/seal|查封|扣押/.test(word)) return 'coercion.sealing';
  if (/enforcement|强制执行/.test(word)) return 'coercion.enforcement';
  if (/inspection|检查/.test(word)) return 'inspection';
  if (/complaint|投诉|举报/.test(word)) return 'complaint';
  return /correction|责令改正/.test(word) ? 'correction' : null;
}

/** A case that does not say what it is shows it by what was done in it. */
function guessed(d: Dossier): Procedure {
  const has = (...kinds: string[]) => kinds.some((k) => d.of(k).length > 0);
  if (has('onSpotPenaltyDecision')) return 'penalty.summary';
  if (has('accepted', 'applicationRegistered', 'oralApplication')) return 'permit';
  if (has('initiationApproved', 'priorNoticeServed', 'penaltyDecision')) return 'penalty.ordinary';
  if (has('inspectionPlanned', 'inspectionApproval')) return 'inspection';
  return has('complaintRegistered') ? 'complaint' : 'penalty.ordinary';
}

/** Procedures that run inside this one, shown from the first record that calls for them. */
function innerMachines(c: Course): Machine[] {
  const inner: Machine[] = [];
  const add = (machine: Machine, when: boolean) => {
    if (when && c.machine !== machine) inner.push(machine);
  };
  add(complaintProcedure, c.has('complaintRegistered', 'complaintRegister'));
  add(hearingProcedure, c.has('hearingRequested') || (c.has('priorNoticeServed') && hearingMustBeOffered(c)));
  add(sealingProcedure, c.has('sealSeizureApproval', 'sealSeizureImplemented', 'sealSeizureDecision'));
  add(correctionProcedure, c.has('correctionOrdered', 'correctionOrderServed', 'correctionOrder'));
  const unpaid =
    !c.has('nonPenaltyDecision', 'caseClosed') && overdue(c) && !c.has('paymentMade', 'fineCollectedOnSpot');
  const coerced = c.has('demandServed', 'additionalFineDecided', 'enforcementDecided', 'substitutePerformanceDecided');
  add(enforcementProcedure, coerced || unpaid);
  add(courtProcedure, c.has('courtApplied') || coerced || unpaid);
  return inner;
}

function viewOf(c: Course): ProcedureView {
  const state = stateOf(c);
  const openActs = state.id === 'archived' ? [] : openActsOf(c);
  const clocks = (state.final ? [] : c.machine.clocks).flatMap((clock) => {
    if (clock.done(c)) return [];
    const due = dueOfClock(c, clock);
    if (!due?.ok) return [];
    const overdueNow = due.due !== null && !due.unverified && Temporal.Instant.compare(c.m.at, due.due) > 0;
    const over =
      overdueNow && (clock.term.side === 'wait' || clock.term.side === 'party' || clock.term.side === 'court');
    // What only had to be waited for, and a right that has lapsed, is past; a duty of the agency stays until it is done.
    if (over) return [];
    return [
      {
        term: clock.term.id,
        title: clock.term.title,
        provision: due.derivation.provision,
        side: clock.term.side,
        due: due.derivation.due,
        lastDay: due.lastDay === null ? null : isoOf(due.lastDay),
        status: due.stopped ? 'stopped' : due.unverified ? 'unverified' : overdueNow ? 'overdue' : 'running',
        derivation: due.derivation,
      } satisfies ProcedureClock,
    ];
  });
  return {
    id: c.machine.id,
    title: c.machine.title,
    state: state.id,
    stateTitle: state.title,
    final: state.final ?? false,
    stages: stagesOf(c, openActs),
    openActs,
    clocks,
    nextClock: earliest(clocks),
    passages: [...c.passages],
  };
}

function openActsOf(c: Course): OpenAct[] {
  const acts: OpenAct[] = c.machine.moves
    .filter((m) => m.from.includes(c.state) && m.offered(c))
    .map((m) => ({
      act: m.on[0].kind,
      title: m.title,
      who: m.who,
      docType: m.docType,
      blockedBy: guardsUnmet(m.guards, c),
    }));
  for (const p of c.machine.parallels) {
    if (p.begins(c) && !p.met(c))
      acts.push({ act: p.act, title: p.title, who: p.who, docType: p.docType, blockedBy: [] });
  }
  if (recusalPending(c))
    acts.push({
      act: 'recusalDecided',
      title: '决定回避申请',
      who: ['bureauHead', 'deputyHead'],
      docType: 'recusalDecision',
      blockedBy: [],
    });
  return acts;
}

/** Stages passed over show as blocked with a note: they were not done, and later ones do not stand for them. */
function stagesOf(c: Course, acts: readonly OpenAct[]): Stage[] {
  const main = c.machine.states.filter((s) => !s.side);
  const here = stateOf(c);
  const reached = here.side ? lastMainState(c) : here.id;
  const rank = (id: string) => main.findIndex((s) => s.id === id);
  const stages: Stage[] = [];
  for (const s of main) {
    const visited = c.visited(s.id);
    const done = visited || (s.metBy?.(c) ?? false);
    const current = s.id === c.state;
    const passed = rank(s.id) < rank(reached) || (here.side && s.id === reached);
    if (s.optional && !visited && !s.optional(c)) continue;
    const since = c.passages.findLast((p) => p.to === s.id)?.at.toString({ fractionalSecondDigits: 3 }) ?? null;
    const forward = acts.filter((a) => movesOn(c, a));
    const stuck = current && forward.length > 0 && forward.every((a) => a.blockedBy.length > 0);
    const state: StageState = current
      ? s.final
        ? 'met'
        : stuck
          ? 'blocked'
          : 'open'
      : passed
        ? done
          ? 'met'
          : 'blocked'
        : 'future';
    const note =
      passed && !current && !done ? '没有这一阶段的记录' : stuck ? (forward[0]?.blockedBy[0]?.message ?? null) : null;
    stages.push({ id: s.id, title: s.title, state, since, note });
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

const isSuspended = (c: Course, inner: readonly Course[]): boolean =>
  ['P3s', 'E5s'].includes(c.state) || inner.some((i) => i.state === 'E5s');

function earliest(clocks: readonly ProcedureClock[]): ProcedureClock | null {
  let first: ProcedureClock | null = null;
  for (const clock of clocks) {
    if (clock.due === null) continue;
    if (first === null || first.due === null || clock.due < first.due) first = clock;
  }
  return first;
}
