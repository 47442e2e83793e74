import type { Fact } from '@liuhen/records';
import type { IncidentLine } from '../api/index.ts';

/** One incident as it is told of; `fact` is the record it rests on. */
export type Incident = Pick<IncidentLine, 'kind' | 'what' | 'state' | 'standing' | 'waitsFor' | 'article'> & {
  readonly fact: Fact;
  /** Fields of the record that are shown beside what it says. */
  readonly particulars?: readonly string[];
  /** UTC with milliseconds. */
  readonly due?: string | null;
};

/** A non-empty string, or null. */
export const saidOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** By the running number of the record, and then by kind: one report of a card may tell of two incidents. */
export function newestFirst(one: Incident, other: Incident): number {
  return other.fact.seq - one.fact.seq || (one.kind < other.kind ? -1 : 1);
}
