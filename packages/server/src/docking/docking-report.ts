import { createHash } from 'node:crypto';
import type { DockReport } from '@liuhen/evidence';
import type { AgencyFacts, Fact, RecordBody } from '@liuhen/records';
import { deviceNumbered } from '../devices/ledger.ts';
import { newId, recordOf } from '../records-made-here.ts';
import { type IsApart, namesApart, unnamed } from './names-apart.ts';
import { filesIn, namesIn, reportsOf } from './reports-of.ts';

type About = {
  readonly agency: string;
  readonly facts: AgencyFacts;
  readonly card: string;
  readonly now: string;
  /** False: a disk or an export that is no recorder; no ledger is asked for it. */
  readonly isDevice?: boolean;
};

/** The bureau's own record of what a card held and what became of each file. Null where there is nothing new to tell. */
export function dockingReportBody(
  report: DockReport,
  { agency, facts, card, now, isDevice = true }: About,
): RecordBody | null {
  const { totals, stopped } = report;
  const { entries, ignored } = withoutNames(report, namesApart(facts, card));
  const missing = report.missing.flatMap(({ series, missing: numbers }) =>
    numbers.map((number) => `${inWords(series)}：${number}`),
  );
  const before = lastReportOf(facts, card);
  const known = new Set(before.flatMap(({ data }) => namesIn(data.missing)));
  const troubled = entries.filter(({ outcome }) => outcome !== 'takenIn' && outcome !== 'alreadyHeld');
  const told = new Set(
    before.flatMap(({ data }) => filesIn(data.files).map(({ path, outcome }) => `${path} ${outcome}`)),
  );
  const isNews =
    totals.takenIn > 0 ||
    stopped !== null ||
    missing.some((one) => !known.has(one)) ||
    troubled.some(({ path, outcome }) => !told.has(`${path} ${outcome}`));
  if (!isNews) return null;
  const device = deviceNumbered(facts, card);
  return recordOf({
    id: newId(now),
    agency,
    kind: 'dockingReport',
    at: now,
    data: {
      device: device?.id ?? null,
      card,
      ...(isDevice ? { registered: device !== undefined } : {}),
      taken: totals.takenIn,
      held: totals.alreadyHeld,
      bytes: totals.bytes,
      unreadable: pathsOf(entries, 'unreadable'),
      refused: pathsOf(entries, 'refused'),
      notRecorded: pathsOf(entries, 'notRecorded'),
      notReached: totals.notReached,
      missing,
      newlyMissing: missing.filter((one) => !known.has(one)),
      ignored: ignored.map(({ path, reason }) => ({ path, reason })),
      stopped,
      files: entries.map(({ path, size, outcome, sha256, remark }) => ({ path, size, outcome, sha256, remark })),
    },
  });
}

/** What was set apart before and is met on a card again is told of, and not by its name. */
function withoutNames({ entries, ignored }: DockReport, isApart: IsApart): Pick<DockReport, 'entries' | 'ignored'> {
  let hidden = 0;
  const nameOf = (path: string, sha256: string | null): string => {
    if (!isApart(path, sha256)) return path;
    hidden += 1;
    return unnamed(hidden);
  };
  return {
    entries: entries.map((entry) => ({ ...entry, path: nameOf(entry.path, entry.sha256) })),
    ignored: ignored.map((one) => ({ ...one, path: nameOf(one.path, null) })),
  };
}

/** `DSJ-07_T_#.mp4` → `DSJ-07_时间_序号.mp4`. */
function inWords(series: string): string {
  return series.replace('#', '序号').replace(/(?<=^|_)T(?=_|$)/g, '时间');
}

function lastReportOf(facts: AgencyFacts, card: string): Fact[] {
  return reportsOf(facts).filter(({ data }) => data.card === card);
}

function pathsOf(entries: DockReport['entries'], wanted: DockReport['entries'][number]['outcome']): string[] {
  return entries.filter(({ outcome }) => outcome === wanted).map(({ path }) => path);
}

/** Where the marks of finished files of one card lie. */
export function stateNameOf(agency: string, card: string): string {
  return createHash('sha256').update(`${agency}\0${card}`).digest('hex').slice(0, 24);
}
