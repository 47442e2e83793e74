import { type Day, dayOf, endOfDay, startOfDay } from '../calendars/day.ts';

/** From which instant on, and until before which, what was answered stays the same if nothing more is recorded; null: open. */
export type Holding = { readonly from: Temporal.Instant | null; readonly until: Temporal.Instant | null };

/**
 * The instant at which a case is looked at. What the law answers may turn on it only through the questions below: each remembers
 * the instant at which its answer turns, so that whoever keeps an answer knows how long it holds. Instants are kept to the millisecond.
 */
export class Present {
  readonly at: Temporal.Instant;
  readonly #now: number;
  #from = Number.NEGATIVE_INFINITY;
  #until = Number.POSITIVE_INFINITY;

  constructor(at: Temporal.Instant) {
    this.at = at;
    this.#now = at.epochMilliseconds;
  }

  /** Whether an instant has come: it is now, or lies behind. */
  hasCome(instant: Temporal.Instant): boolean {
    return this.#turnsAt(instant.epochMilliseconds);
  }

  /** Whether the last instant of a term lies behind. */
  isPast(due: Temporal.Instant): boolean {
    return this.#turnsAt(due.epochMilliseconds + 1);
  }

  /** The Beijing day it is; for what counts days. */
  day(): Day {
    const today = dayOf(this.at);
    this.turnsWith([startOfDay(today)]);
    this.isPast(endOfDay(today));
    return today;
  }

  /** Something was answered that turns at these instants. */
  turnsWith(instants: readonly Temporal.Instant[]): void {
    for (const instant of instants) this.hasCome(instant);
  }

  /** How long everything that was asked so far stays answered as it was. */
  holds(): Holding {
    return { from: instantOf(this.#from), until: instantOf(this.#until) };
  }

  #turnsAt(turn: number): boolean {
    if (turn <= this.#now) {
      if (turn > this.#from) this.#from = turn;
      return true;
    }
    if (turn < this.#until) this.#until = turn;
    return false;
  }
}

const instantOf = (milliseconds: number): Temporal.Instant | null =>
  Number.isFinite(milliseconds) ? Temporal.Instant.fromEpochMilliseconds(milliseconds) : null;

export const presentOf = (at: Temporal.Instant | Present): Present => (at instanceof Present ? at : new Present(at));
