import type { Dossier, Fact } from '@liuhen/records';
import { compareInstants, isBefore } from '../calendars/instant.ts';
import type { Matter } from '../obligations/matter.ts';
import type { Due } from '../periods/due.ts';
import type { OpenTerm } from '../periods/recompute.ts';
import { isIssued } from '../reading/phases.ts';
import type { ClockDefinition, Lapse, Machine, Move, State } from './machine.ts';

/** One step of the case through the machine. `outOfTurn`: recorded, believed, and not where the law has it. */
export type Passage = {
  move: string;
  title: string;
  from: string;
  to: string;
  at: Temporal.Instant;
  record: string | null;
  outOfTurn: boolean;
};

/** A case on its way through one procedure, as it stands at the instant of its matter. */
export type Course = {
  readonly m: Matter;
  readonly d: Dossier;
  readonly machine: Machine;
  readonly passages: readonly Passage[];
  state: string;
  has(...kinds: readonly string[]): boolean;
  first(...kinds: readonly string[]): Fact | undefined;
  last(...kinds: readonly string[]): Fact | undefined;
  /** Whether the last of `a` came after the last of `b`, or there is no `b`. */
  isLatest(a: string, ...b: readonly string[]): boolean;
  /** Whether the case has been in a state before. */
  visited(state: string): boolean;
};

const compare = (a: Fact, b: Fact): number => compareInstants(a.at, b.at) || a.seq - b.seq;

/** What moves a case: a step when it happened, a paper when it was made. A draft, fixed and signed by nobody yet, moves nothing. */
const moves = (m: Matter, fact: Fact): boolean => fact.family !== 'document' || isIssued(m, fact);

/** The records of a kind in the order in which they happened: put in order once, for every move asks. */
function inOrderOfTime(m: Matter): (kind: string) => readonly Fact[] {
  const known = new Map<string, readonly Fact[]>();
  return (kind) => {
    const held = known.get(kind);
    if (held) return held;
    const all = m.dossier.of(kind);
    const facts = all.every((fact) => moves(m, fact)) ? all : all.filter((fact) => moves(m, fact));
    const made = facts.length > 1 ? facts.toSorted(compare) : facts;
    known.set(kind, made);
    return made;
  };
}

/** Runs the records of the case, in the order in which they happened, through the machine, letting time pass between them. */
export function run(machine: Machine, m: Matter): Course {
  const passages: Passage[] = [];
  const d = m.dossier;
  const visited = new Set([machine.states[0].id]);
  // While a record is being looked at, nothing later has happened yet.
  let cursor: Fact | null = null;
  const soFar = (fact: Fact | undefined): fact is Fact =>
    fact !== undefined && (cursor === null || compare(fact, cursor) <= 0);
  const ordered = inOrderOfTime(m);
  const firstOf = (kind: string): Fact | undefined => {
    const first = ordered(kind)[0];
    return soFar(first) ? first : undefined;
  };
  const lastOf = (kind: string): Fact | undefined => {
    const facts = ordered(kind);
    let [low, high] = [0, facts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (soFar(facts[middle])) low = middle + 1;
      else high = middle;
    }
    return facts[low - 1];
  };
  const pick = (
    kinds: readonly string[],
    of: (kind: string) => Fact | undefined,
    better: (a: Fact, b: Fact) => boolean,
  ): Fact | undefined => {
    let best: Fact | undefined;
    for (const kind of kinds) {
      const fact = of(kind);
      if (fact !== undefined && (best === undefined || better(fact, best))) best = fact;
    }
    return best;
  };
  let seen = 0;
  const course: Course = {
    m,
    d,
    machine,
    passages,
    state: machine.states[0].id,
    has: (...kinds) => kinds.some((kind) => firstOf(kind) !== undefined),
    first: (...kinds) => pick(kinds, firstOf, (a, b) => compare(a, b) < 0),
    last: (...kinds) => pick(kinds, lastOf, (a, b) => compare(a, b) > 0),
    isLatest(a, ...b) {
      const [mine, others] = [course.last(a), course.last(...b)];
      return mine !== undefined && (others === undefined || compare(mine, others) > 0);
    },
    visited: (state) => {
      for (; seen < passages.length; seen += 1) visited.add(passages[seen]?.to ?? '');
      return visited.has(state);
    },
  };
  const heard = new Set(machine.moves.flatMap((move) => move.on.map((e) => e.kind)));
  for (const fact of d.facts.filter((f) => f.annulledBy === null && heard.has(f.kind) && moves(m, f)).sort(compare)) {
    letTimePass(course, passages, fact.at);
    cursor = fact;
    take(course, passages, fact);
  }
  cursor = null;
  letTimePass(course, passages, null);
  return course;
}

function take(course: Course, passages: Passage[], fact: Fact): void {
  const hearing = course.machine.moves.filter((move) =>
    move.on.some((e) => e.kind === fact.kind && (e.when?.(fact, course) ?? true)),
  );
  const inTurn = hearing.find((move) => move.from.includes(course.state));
  const chosen =
    inTurn ?? hearing.find((move) => move.evenOutOfTurn && isForward(course, targetOf(move, fact, course)));
  if (!chosen) return;
  const to = targetOf(chosen, fact, course);
  passages.push({
    move: chosen.id,
    title: chosen.title,
    from: course.state,
    to,
    at: fact.at,
    record: fact.id,
    outOfTurn: !inTurn,
  });
  course.state = to;
}

const targetOf = (move: Move, fact: Fact, course: Course): string =>
  typeof move.to === 'string' ? move.to : move.to(fact, course);

const rankOf = (machine: Machine, id: string): number => machine.states.findIndex((s) => s.id === id);

/** Out of turn only forward along the main line: a late interview does not take a decided case back to inquiry. */
function isForward(course: Course, to: string): boolean {
  const current = stateOf(course);
  return !current.final && rankOf(course.machine, to) > rankOf(course.machine, course.state);
}

/** Until a record, or until the present. */
function letTimePass(course: Course, passages: Passage[], until: Temporal.Instant | null): void {
  for (;;) {
    const lapsed = firstLapse(course, until);
    if (!lapsed) return;
    const { lapse, at } = lapsed;
    passages.push({
      move: lapse.id,
      title: lapse.title,
      from: course.state,
      to: lapse.to,
      at,
      record: null,
      outOfTurn: false,
    });
    course.state = lapse.to;
  }
}

/** A term that may still roll, for want of a calendar, has not lapsed. */
function firstLapse(course: Course, until: Temporal.Instant | null): { lapse: Lapse; at: Temporal.Instant } | null {
  for (const lapse of course.machine.lapses) {
    if (!lapse.from.includes(course.state)) continue;
    const due = dueOfClock(course, lapse.term);
    if (!due?.due || due.unverified) continue;
    if (until === null ? course.m.present.isPast(due.due) : isBefore(due.due, until)) return { lapse, at: due.due };
  }
  return null;
}

/** What a clock of this case asks: the term, what it runs from, what stops or extends it; null where nothing has started it. */
export function termOfClock(course: Course, clock: ClockDefinition): Omit<OpenTerm, 'id'> | null {
  const start = clock.starts(course);
  if (!start) return null;
  const at = start.at ?? start.fact.at;
  const precision = start.at === undefined ? start.fact.claimed.precision : 'second';
  return {
    of: clock.term,
    start: {
      at,
      precision,
      event: start.event ?? start.fact.title,
      proof: start.fact.id,
      ...(start.end === undefined ? {} : { end: start.end }),
    },
    adjustments: clock.adjustments?.(course) ?? {},
  };
}

/** When a clock of this case runs out; null where nothing has started it. */
export function dueOfClock(course: Course, clock: ClockDefinition): Due | null {
  const asked = termOfClock(course, clock);
  return asked && course.m.due(asked.of, asked.start, asked.adjustments);
}

export function stateOf(course: Course): State {
  return course.machine.states.find((s) => s.id === course.state) ?? course.machine.states[0];
}
