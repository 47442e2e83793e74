import { type FilmingMap, filmingMap, type Present } from '@liuhen/law';
import { type Dossier, type Fact, storeInstant } from '@liuhen/records';
import type { CoverageView } from '../api/index.ts';

/** Recordings laid against an act; null where none runs and none had to. */
export function coverageView(dossier: Dossier, act: Fact, at: Temporal.Instant | Present): CoverageView | null {
  const map = filmingMap(dossier, act, at);
  return map === null ? null : { act: act.id, ...mapView(map), recordings: [...map.records] };
}

/** The map of an act as it is told, in true time. */
export function mapView({ interval, required, standing, percent, gaps, excuse, unlinked }: FilmingMap) {
  return {
    from: storeInstant(interval.from),
    to: storeInstant(interval.to),
    required,
    standing,
    percent,
    gaps: gaps.map(({ from, to, seconds, reason }) => ({
      from: storeInstant(from),
      to: storeInstant(to),
      seconds,
      reason,
    })),
    excuse,
    unlinked: unlinked.map((one) => ({ ...one })),
  };
}
