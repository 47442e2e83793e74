import type { Dossier, Fact } from '@liuhen/records';
import { type Day, dayOf } from '../calendars/day.ts';
import { compareInstants, isBefore } from '../calendars/instant.ts';
import { type Matter, view } from '../obligations/matter.ts';
import type { Extension } from '../periods/extensions.ts';
import { calendarDays, workingDays } from '../periods/period.ts';
import type { Stop } from '../periods/stops.ts';
import type { Authority, StopCause } from '../periods/term.ts';
import { remedyTerms } from '../periods/terms/remedies.ts';
import { words } from '../reading/paper.ts';
import { headApproved, headPlaceSignings, type Signing, signings } from '../reading/signers.ts';
import { writtenDay } from '../reading/written-instant.ts';

/**
 * The intervals of a case that may not count towards the time for its decision (部令30第五十七条, 许可法第四十五条): each from the
 * record that begins it to the first one after it that ends it. Whether a term recognises them is the term's matter.
 */
export const stopsOfCase = view((m): readonly Stop[] => {
  const d = m.dossier;
  const attempts = m.parametersNow().P22 === 'firstIssueToService';
  return [
    ...pairs(d, 'suspension', ['investigationSuspended'], ['investigationResumed']),
    ...suspensionPapers(d),
    ...hearings(m),
    ...pairs(
      d,
      'monitoring',
      stepsOr(d, 'testCommissioned', 'expertCommission'),
      stepsOr(d, 'testReportIssued', 'expertOpinion'),
    ),
    ...(attempts ? pairs(d, 'service', ['serviceAttempted'], ['served', 'priorNoticeServed']) : []),
    ...publicNotices(m),
    ...told(d),
  ];
});

/** The steps where the case tells them; else the papers, for a case brought in may have nothing else. */
const stepsOr = (d: Dossier, step: string, paper: string): readonly string[] =>
  d.of(step).length > 0 ? [step] : [paper];

/** A suspension of which only the form was kept. */
const suspensionPapers = (d: Dossier): Stop[] =>
  d.documents('investigationSuspension').flatMap((paper) => {
    const fields = fieldsOf(paper);
    const from = writtenDay(fields.from);
    if (from === null || d.of('investigationSuspended').length > 0) return [];
    return [{ cause: 'suspension', from, to: writtenDay(fields.to), notified: false, proof: paper.id }];
  });

/** A public notice serves by its own running out, where nothing served before. */
function publicNotices(m: Matter): Stop[] {
  return pairs(m.dossier, 'publicNotice', ['publicNoticePosted'], ['served']).map((notice) => {
    const posted = m.dossier.find(notice.proof ?? '');
    if (notice.to !== null || posted === undefined) return notice;
    return { ...notice, to: m.due(remedyTerms.publicNotice, posted).lastDay };
  });
}

/** P21: from the application to the signing of the record, or to the hearing itself; a hearing withdrawn, refused or terminated ends there. */
function hearings(m: Matter): Stop[] {
  const d = m.dossier;
  const reading = m.parametersNow().P21;
  const requests = stepsOr(d, 'hearingRequested', 'hearingRequest').flatMap((kind) => [...d.of(kind)]);
  const sittings = stepsOr(d, 'hearingHeld', 'hearingRecord')
    .flatMap((kind) => [...d.of(kind)])
    .sort(byTime);
  const offs = [...d.of('hearingWithdrawn'), ...d.of('hearingRefused'), ...d.of('hearingTerminated')].sort(byTime);
  return requests.map((requested) => {
    const held = after(sittings, requested);
    const signed = reading === 'applicationToSigning' && held ? signedOn(d, held) : null;
    const off = after(offs, requested);
    const end = held ? (signed ?? held.until ?? held.at) : off?.at;
    return stop('hearing', requested, end === undefined ? null : dayOf(end), held ?? off);
  });
}

function signedOn(d: Dossier, held: Fact): Temporal.Instant | null {
  const record =
    [held, ...d.documentsOf(held)].find((fact) => fact.kind === 'hearingRecord') ?? d.documents('hearingRecord').at(-1);
  return record ? ([...d.signaturesOf(record)].sort(byTime).at(-1)?.at ?? null) : null;
}

/** Time for tests and reviews of which the party was told in writing (强制法第二十五条第三款, 许可法第四十五条). */
function told(d: Dossier): Stop[] {
  const notices = [...d.documents('testPeriodNotice'), ...d.documents('excludedPeriodNotice')];
  return notices.flatMap((notice) => {
    const fields = fieldsOf(notice);
    const [from, to] = [writtenDay(fields.from), writtenDay(fields.to)];
    if (from === null || to === null) return [];
    return [
      {
        cause: notice.kind === 'testPeriodNotice' ? 'testing' : causeIn(fields.kind),
        from,
        to,
        notified: true,
        proof: notice.id,
      },
    ];
  });
}

function causeIn(word: unknown): StopCause {
  const text = typeof word === 'string' ? word : '';
  if (/听证/.test(text)) return 'hearing';
  if (/评审|论证/.test(text)) return 'expertReview';
  if (/招标|拍卖/.test(text)) return 'tendering';
  return /鉴定/.test(text) && !/技术鉴定/.test(text) ? 'appraisal' : 'testing';
}

function pairs(d: Dossier, cause: StopCause, opens: readonly string[], closes: readonly string[]): Stop[] {
  const ends = closes.flatMap((kind) => [...d.of(kind)]).sort(byTime);
  const begins = opens.flatMap((kind) => [...d.of(kind)]).sort(byTime);
  let next = 0;
  return begins.map((begin) => {
    while (ends[next] && byTime(ends[next] ?? begin, begin) <= 0) next++;
    const end = ends[next];
    return stop(cause, begin, end ? dayOf(end.at) : null, end);
  });
}

const stop = (cause: StopCause, begin: Fact, to: Day | null, end: Fact | undefined): Stop => ({
  cause,
  from: dayOf(begin.at),
  to,
  notified: false,
  proof: end?.id ?? begin.id,
});

const byTime = (a: Fact, b: Fact): number => compareInstants(a.at, b.at) || a.seq - b.seq;
/** The next of facts in order of time. */
function after<F extends Fact>(ordered: readonly F[], than: Fact): F | undefined {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const fact = ordered[middle];
    if (fact !== undefined && byTime(fact, than) > 0) high = middle;
    else low = middle + 1;
  }
  return ordered[low];
}

/**
 * Extensions as recorded: a step `periodExtended`, or its paper alone. By whom: what the record says; a record of collective
 * discussion on the same day stands for 集体讨论.
 */
export function extensionsOfCase(
  m: Matter,
  unit: 'calendarDays' | 'workingDays',
  belongs: (fact: Fact) => boolean = () => true,
): Extension[] {
  const steps: readonly Fact[] = m.dossier.of('periodExtended');
  const papers = m.dossier
    .documents('periodExtensionNotice')
    .filter((p) => m.dossier.stepOf(p)?.kind !== 'periodExtended');
  return [...steps, ...papers].filter(belongs).map((fact) => {
    const paper = fact.family === 'document' ? fact : m.dossier.documentsOf(fact)[0];
    const fields = fieldsOf(paper ?? fact);
    const days = numberIn(fact.data.days) ?? numberIn(fields.days) ?? (unit === 'calendarDays' ? 30 : 10);
    const head = paper && headApproved(m, paper);
    return {
      period: unit === 'calendarDays' ? calendarDays(days) : workingDays(days),
      approvedAt: head && isBefore(fact.at, head.at) ? head.at : fact.at,
      by: authorityOf(m, fact, fields, paper),
      proof: fact.id,
    };
  });
}

/** Those of the ninety days: approved on the day of filing or after it. What came before lengthened the fifteen days in which to file. */
export const sinceFiling =
  (filing: Fact | undefined) =>
  (fact: Fact): boolean =>
    filing !== undefined && dayOf(fact.at) >= dayOf(filing.at);

/** The others: those of the fifteen days. */
export const beforeFiling =
  (filing: Fact | undefined) =>
  (fact: Fact): boolean =>
    !sinceFiling(filing)(fact);

const fieldsOf = (fact: Fact): Record<string, unknown> => {
  const { fields } = fact.data;
  return typeof fields === 'object' && fields !== null ? { ...fields } : {};
};

function authorityOf(m: Matter, fact: Fact, fields: Record<string, unknown>, paper: Fact | undefined): Authority {
  const said = [fact.data.by, fact.data.approvedBy, fields.approvedBy].filter((v) => typeof v === 'string').join('');
  if (/集体/.test(said) || (paper !== undefined && /集体/.test(words(paper, 'headOpinion'))))
    return 'headsCollectively';
  if (/大队|承办机构/.test(said) || (paper !== undefined && onlyDepartment(m, paper))) return 'departmentHead';
  return discussedOn(m).has(dayOf(fact.at)) ? 'headsCollectively' : 'head';
}
/** Signed by the head of the brigade, who may stand in the head's own place, and by nobody above. */
const onlyDepartment = (m: Matter, paper: Fact): boolean =>
  headApproved(m, paper) === null && signings(m, paper).some(isChief) && headPlaceSignings(m, paper).every(isChief);
const isChief = ({ offices }: Pick<Signing, 'offices'>): boolean => offices.includes('brigadeChief');
const discussedOn = view(
  (m): ReadonlySet<Day> =>
    new Set(
      [...m.dossier.of('collectiveDiscussion'), ...m.dossier.documents('collectiveDiscussionRecord')].map((d) =>
        dayOf(d.at),
      ),
    ),
);

const numberIn = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value > 0
    ? value
    : typeof value === 'string' && /^\d{1,3}$/.test(value)
      ? Number(value)
      : null;
