import type { Dossier, Procedure } from '@liuhen/records';
import { type Matter, matterOf } from '../obligations/matter.ts';
import type { Present } from '../obligations/present.ts';
import { procedureAt } from '../reading/which-procedure.ts';
import { clocksOf, earliest, type ProcedureClock } from './clocks.ts';
import { type ClosingOption, closingOptions } from './closing.ts';
import { type CaseLink, linksOf } from './conversion.ts';
import { type Course, type Passage, run, stateOf } from './course.ts';
import { recusalPending } from './guards.ts';
import { hearingMustBeOffered } from './intended.ts';
import type { Machine } from './machine.ts';
import { machineOf } from './machines/catalogue.ts';
import { complaintProcedure } from './machines/complaint.ts';
import { correctionProcedure } from './machines/correction.ts';
import { courtProcedure } from './machines/court.ts';
import { enforcementProcedure } from './machines/enforcement.ts';
import { hearingProcedure } from './machines/hearing.ts';
import { allOverdue } from './machines/overdue.ts';
import { sealingProcedure } from './machines/sealing.ts';
import { type OpenAct, openActsOf, recusalActs, type Stage, stagesOf } from './stages.ts';

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

/** The case on its way through its own procedure, and through those within it. */
export function coursesOf(m: Matter): { procedure: Procedure; own: Course; inner: Course[] } {
  const procedure = procedureAt(m);
  const own = run(machineOf[procedure], m);
  return { procedure, own, inner: innerMachines(own).map((x) => run(x, m)) };
}

/** Where the case stands at an instant, which acts are open to whom, what bars each, and the next legal clock. */
export function procedureOf(dossier: Dossier, at: Temporal.Instant | Present): ProcedureState {
  const m = matterOf(dossier, at);
  const { procedure, own: course, inner } = coursesOf(m);
  const own = viewOf(course);
  const within = inner.map(viewOf);
  const clocks = [own, ...within].flatMap((v) => v.clocks);
  return {
    ...own,
    procedure,
    openActs: [...own.openActs, ...recusalActs(course)],
    nextClock: earliest(clocks),
    within,
    closings: closingOptions(course),
    links: linksOf(m.dossier),
    flags: { suspended: isSuspended(course, inner), recusalPending: recusalPending(course) },
  };
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
    !c.has('nonPenaltyDecision', 'caseClosed') && allOverdue(c) && !c.has('paymentMade', 'fineCollectedOnSpot');
  const coerced = c.has('demandServed', 'additionalFineDecided', 'enforcementDecided', 'substitutePerformanceDecided');
  add(enforcementProcedure, coerced || unpaid);
  add(courtProcedure, c.has('courtApplied') || coerced || unpaid);
  return inner;
}

function viewOf(c: Course): ProcedureView {
  const state = stateOf(c);
  const openActs = state.id === 'archived' ? [] : openActsOf(c);
  const clocks = state.final ? [] : clocksOf(c);
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

const isSuspended = (c: Course, inner: readonly Course[]): boolean =>
  ['P3s', 'E5s'].includes(c.state) || inner.some((i) => i.state === 'E5s');
