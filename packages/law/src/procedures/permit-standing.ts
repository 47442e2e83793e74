import type { Dossier } from '@liuhen/records';
import { type Day, isoOf } from '../calendars/day.ts';
import { type Matter, matterOf } from '../obligations/matter.ts';
import { dayIn, latest, words, wordsOf } from '../reading/paper.ts';
import { type PermitAct, permitAct, permitActBegun, permitActNamed } from '../reading/permit-act.ts';
import { issued, permitDecisions, procedureName, stepsOf } from '../reading/phases.ts';
import { procedureOf } from './procedure-of.ts';

/** What a permit case came to: still open, refused or left as it was, or what it made of the permit. */
export type PermitOutcome = PermitAct | 'open' | 'refused' | 'upheld';

export type PermitStanding = {
  readonly act: PermitAct;
  readonly outcome: PermitOutcome;
  /** The number under which this case granted, changed or renewed a permit; null where it did not, or not yet. */
  readonly number: string | null;
  /** The number of the permit that a later act is about. */
  readonly original: string | null;
  /** When the outcome stood; null while it is open. */
  readonly at: Temporal.Instant | null;
  /** The last day of the permit granted, `2026-05-31`; null where the decision names none. */
  readonly validTo: string | null;
  /** Withdrawn, revoked or cancelled, and taken off the register. */
  readonly deregistered: boolean;
};

/** A permit case by its own records: what it is about, what it came to, and by which numbers it hangs together with others. */
export function permitStanding(dossier: Dossier, at: Temporal.Instant): PermitStanding | null {
  const m = matterOf(dossier, at);
  if (procedureName(m) !== 'permit') return null;
  const decision = latest(permitDecisions(m));
  const { outcome, since } = outcomeOf(m, at);
  const validTo: Day | null = decision === undefined ? null : dayIn(decision, 'validTo');
  return {
    act: permitAct(m),
    outcome,
    number: ['grant', 'change', 'renewal'].includes(outcome) ? said(wordsOf(decision?.data.number)) : null,
    original: said(wordsOf(permitActBegun(m)?.data.originalNo)) ?? said(wordsOf(originalOnPaper(m))),
    at: since,
    validTo: validTo === null ? null : isoOf(validTo),
    deregistered: outcome === 'cancellation' || stepsOf(m, 'permitCancelled').length > 0,
  };
}

/** Numbers are written with brackets of several shapes: ( （ [ 〔. */
export const samePermitNumber = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (number: string): string =>
  number
    .replace(/[（[〔【]/g, '(')
    .replace(/[）\]〕】]/g, ')')
    .replace(/\s/g, '');

const said = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const originalOnPaper = (m: Matter): unknown => {
  const paper = issued(m, 'permitChangeDecision').at(-1);
  return paper === undefined ? '' : words(paper, 'originalNo');
};

function outcomeOf(m: Matter, at: Temporal.Instant): { outcome: PermitOutcome; since: Temporal.Instant | null } {
  const decision = latest(permitDecisions(m));
  const upheld = stepsOf(m, 'permitUpheld').at(-1);
  if (decision?.kind === 'permitRefusalDecision') return { outcome: 'refused', since: decision.at };
  if (decision?.kind === 'permitGrantDecision') return { outcome: permitAct(m), since: decision.at };
  if (decision !== undefined)
    return { outcome: permitActNamed(words(decision, 'action')) ?? permitAct(m), since: decision.at };
  if (upheld !== undefined) return { outcome: 'upheld', since: upheld.at };
  // silence renews it before anybody has put it on paper (行政许可法第五十条第二款)
  if (permitAct(m) !== 'renewal') return { outcome: 'open', since: null };
  const { state, passages } = procedureOf(m.dossier, at);
  return state === 'Xd' ? { outcome: 'renewal', since: passages.at(-1)?.at ?? null } : { outcome: 'open', since: null };
}
