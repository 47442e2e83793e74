import type { Compliance, LegalEffect, Severity, Status } from '../obligations/outcome.ts';
import type { Derivation } from '../periods/derivation.ts';
import type { Certainty } from '../periods/term.ts';

/** One line of the law about one occasion: what is due, until when and why, what is met, broken, and what cures it. */
export type Finding = {
  /** Of the obligation: A07.4, penalty-law-2021.60, SoD2 … */
  readonly id: string;
  readonly article: string;
  readonly duty: string;
  readonly severity: Severity;
  readonly status: Status;
  readonly legalEffect: LegalEffect | null;
  readonly compliance: Compliance | null;
  /** Last instant still in time, UTC with milliseconds. */
  readonly due: string | null;
  readonly derivation: Derivation | null;
  /** Ids of the records it rests on, the occasion first. */
  readonly records: readonly string[];
  readonly cure: string | null;
  readonly message: string;
  readonly who: string;
  readonly certainty: Certainty;
  readonly bars: readonly string[];
};

/** What a breach of these severities says stands against the case; `blocked` and `pending` are duties still open. */
export const isViolation = (finding: Pick<Finding, 'status'>): boolean =>
  finding.status === 'breached' || finding.status === 'overdue' || finding.status === 'metLate';
