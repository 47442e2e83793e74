import { isoOf } from '../calendars/day.ts';
import type { Derivation } from '../periods/derivation.ts';
import { type Course, dueOfClock } from './course.ts';

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

/** The clocks that run in this state, or stand; those that have been answered, or have nothing more to say, are left out. */
export function clocksOf(c: Course): ProcedureClock[] {
  return c.machine.clocks.flatMap((clock) => {
    if (clock.done(c)) return [];
    const due = dueOfClock(c, clock);
    if (!due?.ok) return [];
    const overdueNow = due.due !== null && !due.unverified && c.m.present.isPast(due.due);
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
}

/** The one that runs out first, overdue ones among them: it is still the first thing to do. */
export function earliest(clocks: readonly ProcedureClock[]): ProcedureClock | null {
  let first: ProcedureClock | null = null;
  for (const clock of clocks) {
    if (clock.due === null) continue;
    if (first === null || first.due === null || clock.due < first.due) first = clock;
  }
  return first;
}
