/** The law says no: a value, never an exception. The user sees the provision, what it rests on, and what opens the way. */
export type Refusal = {
  readonly code: string;
  readonly provision: string;
  /** Ids of the records it rests on. */
  readonly facts: readonly string[];
  readonly message: string;
  readonly cure: string;
};
