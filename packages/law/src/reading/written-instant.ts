import { readInstant } from '@liuhen/records';

const limit = 8192;
const known = new Map<string, Temporal.Instant | null>();

/** A written time, read once: one case asks for the same times dozens of times over. Bounded, so that memory stays flat. */
export function writtenInstant(value: unknown): Temporal.Instant | null {
  if (typeof value !== 'string') return null;
  const held = known.get(value);
  if (held !== undefined) return held;
  if (known.size >= limit) known.clear();
  const read = readInstant(value);
  known.set(value, read);
  return read;
}
