import type { Fact, Office, Procedure } from '@liuhen/records';
import type { Adjustments, KnownEnd } from '../periods/due.ts';
import type { Term } from '../periods/term.ts';
import type { Course } from './course.ts';

/** Who may do it: an office of the bureau, or somebody outside it. */
export type Actor = Office | 'party' | 'applicant' | 'informant' | 'court' | 'system';

/** 负责人: of the branch, of the city, or who stands in for them. */
export const heads: readonly Office[] = ['bureauHead', 'deputyHead', 'cityHead'];

/** Why an act may not be done now: article, and what opens the way. */
export type ProcedureRefusal = { code: string; provision: string; message: string; cure: string };

export type Guard = {
  code: string;
  provision: string;
  message: string;
  cure: string;
  /** Whether the way is open. */
  holds: (c: Course) => boolean;
};

/** The record that makes a move. A machine moves on what happened, lawful or not; guards bind only what is still to be done. */
export type MoveEvent = { kind: string; when?: (fact: Fact, c: Course) => boolean };

export type Move = {
  id: string;
  from: readonly string[];
  /** Where its turn has not come and it is shown all the same, so that the page says what it waits for. */
  foreseenIn: readonly string[];
  to: string | ((fact: Fact, c: Course) => string);
  on: readonly [MoveEvent, ...MoveEvent[]];
  title: string;
  who: readonly Actor[];
  /** The paper by which it is done, where there is one. */
  docType: string | null;
  guards: readonly Guard[];
  /** Whether it is to be thought of at all: a second appeal is not offered to one who has not appealed. */
  offered: (c: Course) => boolean;
  /**
   * Whether the record moves the case even where it was not its turn. Facts are believed: a decision made without notice is
   * still a decision, and what was passed over shows as passed over.
   */
  evenOutOfTurn: boolean;
};

/** Time alone moves the case: a term ran out, and nothing more can be expected of whoever had it. */
export type Lapse = { id: string; from: readonly string[]; to: string; title: string; term: ClockDefinition };

export type ClockDefinition = {
  term: Term;
  /** What it runs from; undefined: it does not run. */
  starts: (c: Course) => { fact: Fact; at?: Temporal.Instant; event?: string; end?: KnownEnd } | undefined;
  /** What ends it, done in time or not. */
  done: (c: Course) => boolean;
  adjustments?: (c: Course) => Adjustments;
};

export type State = {
  id: string;
  title: string;
  /** Shown only where the case has been there, or must go there. */
  optional?: (c: Course) => boolean;
  /** Done although the case was never in this state: an emergency is approved while the inquiry runs. */
  metBy?: (c: Course) => boolean;
  /** Waits for no act of its own: a beginning, a time that passes, a finding. It is met by coming to it. */
  metOnComing?: true;
  /** A branch, not a stage of the main line. */
  side?: boolean;
  /** The case rests here: nothing more is due but the file. */
  final?: boolean;
};

/** A duty that runs beside the main line: 公示, 备案. */
export type Parallel = {
  id: string;
  title: string;
  /** Shown only in the cases that it can concern; undefined: in all. */
  concerns?: (c: Course) => boolean;
  begins: (c: Course) => boolean;
  met: (c: Course) => boolean;
  act: string;
  who: readonly Actor[];
  docType: string | null;
};

export type Machine = {
  id: string;
  procedure: Procedure | null;
  title: string;
  states: readonly [State, ...State[]];
  moves: readonly Move[];
  lapses: readonly Lapse[];
  clocks: readonly ClockDefinition[];
  parallels: readonly Parallel[];
};

type MoveWording = Pick<Move, 'id' | 'from' | 'to' | 'title' | 'who'> & {
  on: string | MoveEvent | readonly [string | MoveEvent, ...(string | MoveEvent)[]];
} & Partial<Pick<Move, 'docType' | 'guards' | 'offered' | 'evenOutOfTurn' | 'foreseenIn'>>;

const eventOf = (e: string | MoveEvent): MoveEvent => (typeof e === 'string' ? { kind: e } : e);
const isList = (on: MoveWording['on']): on is readonly [string | MoveEvent, ...(string | MoveEvent)[]] =>
  Array.isArray(on);

export function move(w: MoveWording): Move {
  const [first, ...rest] = isList(w.on) ? w.on : ([w.on] as const);
  return {
    id: w.id,
    from: w.from,
    foreseenIn: w.foreseenIn ?? [],
    to: w.to,
    on: [eventOf(first), ...rest.map(eventOf)],
    title: w.title,
    who: w.who,
    docType: w.docType ?? null,
    guards: w.guards ?? [],
    offered: w.offered ?? (() => true),
    evenOutOfTurn: w.evenOutOfTurn ?? true,
  };
}

/** A step that may be taken again and again without leaving the state. */
export function repeated(
  state: string,
  acts: readonly (readonly [kind: string, title: string, docType?: string])[],
  who: readonly Actor[],
  guards: readonly Guard[] = [],
): Move[] {
  return acts.map(([kind, title, docType]) =>
    move({
      id: `${state}:${kind}`,
      from: [state],
      to: state,
      on: kind,
      title,
      who,
      docType: docType ?? null,
      guards,
      evenOutOfTurn: false,
    }),
  );
}
