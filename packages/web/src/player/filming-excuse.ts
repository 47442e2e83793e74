import type { CoverageGap, FilmingExcuse } from '@liuhen/server/api';

/** Whether a statement closes what it speaks of: a lawful reason, approved (article 12). */
export function isClosed(excuse: FilmingExcuse | null): boolean {
  return excuse?.isLawful === true && excuse.approvedBy !== null;
}

/** The gaps that nothing closes yet. */
export const openGaps = (gaps: readonly CoverageGap[]): CoverageGap[] => gaps.filter(({ excuse }) => !isClosed(excuse));

/** A gap as a statement writes it: whole seconds in Beijing that hold all of it. */
export function partOf({ from, to }: Pick<CoverageGap, 'from' | 'to'>): { from: string; to: string } {
  return { from: written(Math.floor(Date.parse(from) / 1000)), to: written(Math.ceil(Date.parse(to) / 1000)) };
}

const eightHours = 8 * 3_600;
const written = (second: number): string =>
  new Date((second + eightHours) * 1000).toISOString().replace('.000Z', '+08:00');

/** Whether the day of an act is over in Beijing: a reason is to be given before it or on the spot. */
export function isLate(to: string, now: number): boolean {
  const dayOf = (at: number) => Math.floor((at / 1000 + eightHours) / 86_400);
  return dayOf(now) > dayOf(Date.parse(to));
}
