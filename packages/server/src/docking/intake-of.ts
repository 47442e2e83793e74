import { trueTime } from '@liuhen/law';
import { type AgencyFacts, readInstant, storeInstant } from '@liuhen/records';
import { deviceNumbered } from '../devices/ledger.ts';

type Recorded = {
  readonly data: Readonly<Record<string, unknown>>;
  readonly links: readonly { readonly rel: string; readonly record: string }[];
  readonly files: readonly { readonly sha256: string }[];
  /** As it was claimed: when it ended, or began where no end is known. */
  readonly ended: Temporal.Instant;
  /** When the record that is asked about came in. */
  readonly received: Temporal.Instant | null;
};

export type Intake = { readonly storedAt: string; readonly endedAt: string };

/**
 * What the twenty-four hours of article 27 are counted between: when a recording ended, by a right clock, and when the house first had
 * it. One that was docked, and linked to an act days later, has been here since it was docked. Null where nobody received it (an import).
 */
export function intakeOf(recorded: Recorded, facts: AgencyFacts): Intake | null {
  const { data, ended, received } = recorded;
  const first = originsOf(recorded, facts)
    .flatMap(({ receivedAt }) => receivedAt ?? [])
    .reduce(
      (earliest, at) => (earliest === null || Temporal.Instant.compare(at, earliest) < 0 ? at : earliest),
      received,
    );
  if (first === null) return null;
  const device = typeof data.device === 'string' ? data.device : null;
  const known = facts.devices.get(device ?? '') ?? deviceNumbered(facts, device);
  const written = readInstant(data.endedAt) ?? ended;
  return { storedAt: storeInstant(first), endedAt: storeInstant(trueTime(written, known?.clockChecks ?? [])) };
}

/** Recordings of the agency that a recording of a case was taken over from: named by it, and of the same bytes. */
export function originsOf({ links, files }: Pick<Recorded, 'links' | 'files'>, { facts }: AgencyFacts) {
  const named = new Set(links.filter(({ rel }) => rel === 'follows').map(({ record }) => record));
  const held = new Set(files.map(({ sha256 }) => sha256));
  return facts.filter(
    (one) => one.kind === 'recording' && named.has(one.id) && one.files.some(({ sha256 }) => held.has(sha256)),
  );
}
