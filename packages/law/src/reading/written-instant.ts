import { readDate, readInstant } from '@liuhen/records';
import { type Day, dayFrom } from '../calendars/day.ts';

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

const days = new Map<string, Day | null>();

/** The day in Shanghai that is written, or on which a written time falls; read once likewise. */
export function writtenDay(value: unknown): Day | null {
  if (typeof value !== 'string') return null;
  const held = days.get(value);
  if (held !== undefined) return held;
  if (days.size >= limit) days.clear();
  const date = readDate(value);
  const day = date === null ? null : dayFrom(date.year, date.month, date.day);
  days.set(value, day);
  return day;
}
