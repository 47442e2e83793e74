import { listRecords } from '@liuhen/journal/lists';
import { type CalendarEdition, calendarReadingOf, shippedEditions } from '@liuhen/law';
import { agencyThing, mayAccess, scopeOf } from '@liuhen/law/access';
import { storeInstant } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { api, type CalendarLine, MovedTerm } from '../api/index.ts';
import { reportOf, slicesWaiting } from '../calendars/recompute-job.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { demand, ofAgency } from '../reading/demand.ts';
import type { Asker } from '../sign-in/asker.ts';

export function calendars(app: FastifyInstance, house: House): void {
  serve(app, api.calendars.list, async ({ asker }) => {
    await demand(house, asker, 'read', ofAgency(asker, 'articles'), 'readCalendars');
    const waiting = await slicesWaiting(house, asker.agency);
    const lines = [...shippedEditions.map(shippedLine), ...loadedLines(asker, waiting)];
    const loading = agencyThing('agency', asker.agency, { recordKind: 'calendarLoaded' });
    return {
      calendars: markCurrent(lines).toSorted((a, b) => b.year - a.year || (a.issued < b.issued ? 1 : -1)),
      mayLoad: mayAccess(asker.viewer, 'record', loading).allowed,
    };
  });

  serve(app, api.calendars.moved, async ({ asker, params, query }) => {
    const { rows, next } = await listRecords(
      house.journal,
      asker.agency,
      // what moved is told of the cases this person may read, and of no other
      scopeOf(asker.viewer, 'read', 'record'),
      { kinds: ['termsRecomputed'], after: query.cursor, limit: query.limit },
    );
    return {
      items: rows.flatMap(({ entry, caseNo }) => {
        const { body } = entry;
        if (body.data.calendar !== params.record) return [];
        const terms = MovedTerm.array().safeParse(body.data.terms);
        return [{ case: body.subject.id, caseNo, record: body.id, at: body.claimed.from, terms: terms.data ?? [] }];
      }),
      next,
    };
  });
}

const shippedLine = (edition: CalendarEdition): CalendarLine => ({
  ...fromEdition(edition),
  record: null,
  loadedAt: null,
  recomputing: null,
});

const fromEdition = ({ id, year, issued, notice, source, days }: CalendarEdition) => ({
  year,
  edition: id,
  issued,
  notice,
  source,
  current: false,
  spans: days.map((span) => ({ ...span })),
  refused: null,
});

function loadedLines(asker: Asker, waiting: Awaited<ReturnType<typeof slicesWaiting>>): CalendarLine[] {
  return asker.facts.facts
    .filter(({ kind, annulledBy }) => kind === 'calendarLoaded' && annulledBy === null)
    .map((fact) => {
      const reading = calendarReadingOf(fact.data, fact.at);
      const running = waiting.find(({ calendar }) => calendar === fact.id);
      const report = reportOf(asker.facts, fact.id);
      const finished = report === undefined ? null : Number(report.data.done ?? 0);
      const progress =
        running !== undefined
          ? { done: running.done, total: running.total, finished: false }
          : finished === null
            ? null
            : { done: finished, total: finished, finished: true };
      const shown = reading.ok
        ? fromEdition(reading.edition)
        : {
            year: Number(fact.data.year) || 0,
            edition: String(fact.data.edition ?? ''),
            issued: '',
            notice: '',
            source: String(fact.data.source ?? ''),
            current: false,
            spans: [],
            refused: reading.refusal.message,
          };
      return { ...shown, record: fact.id, loadedAt: storeInstant(fact.at), recomputing: progress };
    });
}

/** Of several editions of a year the one issued last rules, as in the law's own calendar. */
function markCurrent(lines: CalendarLine[]): CalendarLine[] {
  const ruling = new Map<number, CalendarLine>();
  for (const line of lines) {
    const held = ruling.get(line.year);
    if (line.refused === null && (held === undefined || held.issued <= line.issued)) ruling.set(line.year, line);
  }
  return lines.map((line) => ({ ...line, current: ruling.get(line.year) === line }));
}
