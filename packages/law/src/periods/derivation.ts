import type { ParameterId } from '../parameters/parameter.ts';
import type { Period } from './period.ts';

/** A run of days with the reason why it was not counted; ISO dates, both included. */
export type SkippedDays = {
  from: string;
  to: string;
  days: number;
  why: 'weekend' | 'holiday' | 'stopped';
  name: string | null;
};

export type StopNote = {
  cause: string;
  from: string;
  to: string | null;
  provision: string | null;
  proof: string | null;
  rejected: string | null;
};

export type ExtensionNote = {
  by: string;
  approvedOn: string;
  asked: Period;
  granted: Period | null;
  provision: string | null;
  proof: string | null;
  /** Why it does not count; null where it does. */
  rejected: string | null;
};

/**
 * How a date was reached: everything needed to do the sum again by hand. Plain data, so that a finding, a page and a stranger's
 * verifier carry the same thing.
 */
export type Derivation = {
  term: string;
  title: string;
  provision: string;
  certainty: string;
  /** First day of the edition applied; null for one older than the records of this house. */
  edition: string | null;
  start: { event: string; at: string; day: string; proof: string | null };
  /**
   * The event on whose day it ends, or before which it counts backward, where a record names that day: 许可有效期的末日. `before`: how
   * long before it; null: it ends with that day. Left out where the term is counted from its start.
   */
  until?: { event: string; day: string; before: Period | null };
  period: Period;
  /** The length after extensions. */
  total: Period;
  parameters: { id: ParameterId; value: string }[];
  skipped: SkippedDays[];
  stops: StopNote[];
  /** Days not counted because of stops, after merging. */
  stoppedDays: number;
  extensions: ExtensionNote[];
  rolledFrom: string | null;
  rolledOver: SkippedDays[];
  lastDay: string | null;
  due: string | null;
  /** Notices relied upon, as `2026: state-council-2026.1`. */
  calendars: string[];
  unverifiedYear: number | null;
  /** Working days counted before the unverified year began. */
  counted: number;
};
