import type { CaseView } from '@liuhen/server/api';

export type Picture = {
  readonly record: string;
  readonly sha256: string;
  readonly title: string;
  readonly at: string;
  /** Taken during the step that the draft belongs to. */
  readonly ofStep: boolean;
};

/** Pictures of the case that may be placed on a page, each once: those of the step first, the newest before the older. */
export function picturesOf({ facts }: Pick<CaseView, 'facts'>, during: string | null): Picture[] {
  const covering = new Set(
    facts
      .filter(
        ({ kind, links }) =>
          kind === 'recordingLinked' && links.some(({ rel, record }) => rel === 'covers' && record === during),
      )
      .flatMap(({ links }) => links.filter(({ rel }) => rel === 'recording').map(({ record }) => record)),
  );
  const seen = new Set<string>();
  return facts
    .filter(({ kind, annulledBy }) => annulledBy === null && (kind === 'recording' || kind === 'derivedItem'))
    .flatMap(({ id, title, at, files, links }) => {
      const ofStep =
        during !== null && (covering.has(id) || links.some(({ rel, record }) => rel === 'during' && record === during));
      return files
        .filter(({ mediaType }) => mediaType.startsWith('image/'))
        .map(({ sha256 }) => ({ record: id, sha256, title, at, ofStep }));
    })
    .toSorted((one, other) => Number(other.ofStep) - Number(one.ofStep) || other.at.localeCompare(one.at))
    .filter(({ sha256 }) => !seen.has(sha256) && seen.add(sha256));
}
