import type { FactView } from '@liuhen/server/api';

/** What says that a recording shows an act, and was not taken back. */
export function standingLinks(facts: readonly FactView[]): FactView[] {
  const standing = facts.filter(({ annulledBy }) => annulledBy === null);
  const takenBack = new Set(
    standing
      .filter(({ kind }) => kind === 'recordingUnlinked')
      .flatMap(({ links }) => links.filter(({ rel }) => rel === 'annuls').map(({ record }) => record)),
  );
  return standing.filter(({ id, kind }) => kind === 'recordingLinked' && !takenBack.has(id));
}
