import type { Fault } from '../fault.ts';
import type { Refusal } from '../law-port.ts';

/** The record is durable. `repeated`: it was already; the first receipt is given again. */
export type Acknowledged = {
  readonly outcome: 'acknowledged';
  readonly record: string;
  readonly subjectSeq: number;
  readonly receivedAt: string;
  readonly leaf: { readonly sha256: string; readonly sm3: string };
  readonly repeated: boolean;
};

/** The act was not done. Nothing of it is remembered but a line in the access log: asked again, the law decides anew. */
export type Refused = { readonly outcome: 'refused'; readonly refusals: readonly Refusal[] };

export type Outcome = Acknowledged | Refused | Fault;
