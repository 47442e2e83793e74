import type { Day } from '../calendars/day.ts';
import { parseDay } from '../calendars/day.ts';
import type { Certainty } from '../periods/term.ts';

/**
 * Where a duty stands. `from`/`to` are the first and last day of this edition; null where it is older than every record, or
 * still in force. `before` says what an earlier date means: the duty did not exist yet, or another edition, not kept here, ruled.
 */
export type Provision = {
  readonly law: string;
  readonly article: string;
  readonly edition: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly before: 'noDuty' | 'otherEdition';
  readonly certainty: Certainty;
};

/** `制度第七条` */
export const provisionText = (p: Provision): string => `${p.law}${p.article}`;

export type Standing = 'inForce' | 'notYet' | 'otherEdition' | 'expired';

/** Whether a provision speaks about something of this day. */
export function standingOn(p: Provision, day: Day): Standing {
  const from = p.from === null ? null : parseDay(p.from);
  const to = p.to === null ? null : parseDay(p.to);
  if (from !== null && day < from) return p.before === 'noDuty' ? 'notYet' : 'otherEdition';
  return to !== null && day > to ? 'expired' : 'inForce';
}
