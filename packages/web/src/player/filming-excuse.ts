import type { FilmingExcuse } from '@liuhen/server/api';

/** Whether the gaps of an act are closed by a statement: a lawful reason, approved (article 12). */
export function isClosed(excuse: FilmingExcuse | null): boolean {
  return excuse?.isLawful === true && excuse.approvedBy !== null;
}
