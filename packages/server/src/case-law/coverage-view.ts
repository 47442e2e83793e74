import { type FilmingMap, filmingMap, type Present } from '@liuhen/law';
import { type Dossier, type Fact, storeInstant } from '@liuhen/records';
import type { CoverageGap, CoverageView } from '../api/index.ts';

type Recording = Fact<'recording'>;

/** Recordings laid against an act; null where none is linked and none had to be. `loose`: those in no case yet that may show it. */
export function coverageView(
  dossier: Dossier,
  act: Fact,
  at: Temporal.Instant | Present,
  loose: readonly Recording[] = [],
): CoverageView | null {
  const map = filmingMap(dossier, act, at, loose);
  return map === null ? null : { act: act.id, ...mapView(map, dossier, loose), recordings: [...map.records] };
}

/** The map of an act as it is told, in true time. Of a loose recording it is told only where it may be what is missing. */
export function mapView(map: FilmingMap, dossier: Dossier, loose: readonly Recording[]) {
  const { interval, required, standing, percent, gaps, excuse, unlinked } = map;
  return {
    from: storeInstant(interval.from),
    to: storeInstant(interval.to),
    required,
    standing,
    percent,
    gaps: gaps.map((gap) => ({ ...gap, from: storeInstant(gap.from), to: storeInstant(gap.to) })),
    excuse,
    unlinked: unlinked.flatMap(({ record, from, to, inGap }) => {
      const own = dossier.find(record);
      const fact = own ?? loose.find(({ id }) => id === record);
      if (fact === undefined || (own === undefined && !inGap)) return [];
      const place = own === undefined ? null : dossier.subject;
      return [{ record, title: titleOf(fact), case: place, from: storeInstant(from), to: storeInstant(to), inGap }];
    }),
  };
}

/** What its maker called it. */
export const titleOf = ({ data, title }: Fact): string =>
  typeof data.title === 'string' && data.title !== '' ? data.title : title;

/** A statement that somebody may not see says nothing to them. */
export const seenGaps = (gaps: readonly CoverageGap[], seen: Dossier): CoverageGap[] =>
  gaps.map((gap) =>
    gap.excuse === null || seen.find(gap.excuse.statement) !== undefined ? gap : { ...gap, excuse: null },
  );
