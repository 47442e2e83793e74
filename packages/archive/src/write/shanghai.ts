import { type ClaimedTime, zone } from '@liuhen/records';

/** An instant as a person in China reads it. */
export function shanghai(instant: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toString({ smallestUnit: 'second' }).replace('T', ' ');
}

/** A claimed time, as finely as it was claimed. */
export function shanghaiClaim({ from, to, precision }: ClaimedTime): string {
  const lengths = { day: 10, minute: 16, second: 19, millisecond: 19 };
  const write = (instant: string) => shanghai(instant).slice(0, lengths[precision]);
  return to === null ? write(from) : `${write(from)} 至 ${write(to)}`;
}
