import type { Dossier, RecordBody } from '@liuhen/records';

/** The law says no to an act of ours: which provision, on what facts, and what would cure it. */
export type Refusal = {
  readonly code: string;
  readonly provision: string;
  readonly facts: readonly string[];
  readonly cure: string;
  readonly message: string;
};

export type GateAnswer = {
  readonly edition: string;
  readonly refusals: readonly Refusal[];
  readonly findings: readonly { readonly id: string; readonly status: string }[];
};

export type CaseState = 'open' | 'closed' | 'archived';

/** What the law reads out of a case: the rows of lists come from it. */
export type CaseReading = {
  readonly procedure: string | null;
  readonly stage: string | null;
  readonly stageTitle: string | null;
  readonly state: CaseState;
  /** The soonest clock that somebody still has to answer. */
  readonly nextDue: string | null;
  /** From when, and until before when, this reading holds if nothing is recorded; null: open. Instants in UTC. */
  readonly holds: { readonly from: string | null; readonly until: string | null };
  readonly relations: readonly { readonly relation: string; readonly person: string }[];
  readonly findings: readonly FindingReading[];
  readonly tasks: readonly TaskReading[];
  readonly held: readonly HeldReading[];
};

/** A thing held in the case (查封扣押、先行登记保存); instants in UTC. */
export type HeldReading = {
  readonly way: 'sealing' | 'registration';
  readonly state: 'held' | 'decided' | 'ended';
  readonly name: string;
  readonly amount: string;
  readonly place: string;
  readonly keeper: string;
  readonly sealNo: string;
  /** The record that names it. */
  readonly list: string;
  readonly since: string;
  readonly due: string | null;
  readonly endedAt: string | null;
  readonly ending: string | null;
};

export type FindingReading = {
  readonly id: string;
  readonly article: string;
  readonly severity: string;
  readonly status: string;
  readonly legalEffect: string | null;
  readonly compliance: string | null;
  readonly due: string | null;
  readonly who: string | null;
  /** When the occasion arose: the period in which it is assessed. */
  readonly at: string;
  /** Whose duty it is: `handler`, or an office. */
  readonly bearer: string;
};

export type TaskReading = {
  readonly key: string;
  readonly title: string;
  readonly who: string;
  readonly due: string | null;
  readonly blocked: boolean;
  /** Whose it is: the person of each handler, and offices by name; empty where nobody of the agency has to act. */
  readonly bearers: readonly string[];
  /** Stands though the case is filed: a file that was lent is to come back. */
  readonly outlivesFiling?: boolean;
  /** Kept whole, as JSON. */
  readonly content: object;
};

/**
 * The law as the journal needs it. Every answer must be a pure function of what is given: the gate is asked again when a
 * newer record came in between, and `rebuild` must read out of the same records, at whatever instant within `holds`, what was read
 * the first time.
 */
export interface Law {
  /** Asked before an act is recorded, never for an observation. */
  gate(dossier: Dossier, act: RecordBody, at: string): GateAnswer;
  read(dossier: Dossier, at: string): CaseReading;
  classify(body: RecordBody): { readonly classification: string; readonly volume: string };
}
