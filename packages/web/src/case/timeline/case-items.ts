import type { CaseView, FactView, Finding } from '@liuhen/server/api';
import { findingWords, type Status, statusOf } from '../../status/status.ts';
import { moment } from '../../time/moment.ts';
import { codeWord } from '../fact/code-words.ts';
import type { Lane, TimelineItem } from './item.ts';

const serviceKinds =
  /^(served|serviceAttempted|publicNoticePosted|serviceReceipt|mailServiceRegister|lienServiceRecord|entrustedServiceLetter|publicService\w+|electronicServiceRecord)$/;
const approvalKinds = /Approval$|^headApproved$|^legalReview|^collectiveDiscussion/;

/** The case as marks on the timeline. */
export function caseItems(view: CaseView): TimelineItem[] {
  const worst = worstByRecord(view.findings);
  const shown = view.facts.filter((fact) => fact.annulledBy === null);
  const byId = new Map(shown.map((fact) => [fact.id, fact]));
  const items = shown.flatMap((fact) => factItem(fact, worst.get(fact.id)));
  return [...items, ...coverageFrames(shown, byId, worst), ...deadlines(view.findings)];
}

function factItem(fact: FactView, worst: Finding | undefined): TimelineItem[] {
  const lane = laneOf(fact);
  if (lane === null) return [];
  const from = Date.parse(fact.at);
  const to = fact.until === null ? from : Date.parse(fact.until);
  const unsigned = fact.document !== null && fact.document.missingSigners.length > 0;
  return [
    {
      id: fact.id,
      lane,
      from,
      to: Math.max(to, from),
      title: fact.kind === 'recording' ? recordingTitle(fact) : fact.title,
      note: noteOf(fact, worst),
      status: worst === undefined ? 'plain' : statusOf(worst.status),
      hollow: unsigned,
    },
  ];
}

/** What a recording shows, where its maker gave it no name of its own. */
export function recordingTitle(fact: FactView): string {
  if (fact.title !== '音像记录') return fact.title;
  const said = [fact.data.proves, fact.data.procedureStep, fact.data.place].find(
    (value) => typeof value === 'string' && value !== '',
  );
  const medium = typeof fact.data.medium === 'string' ? codeWord(fact.data.medium) : '音像';
  return typeof said === 'string' ? `${medium}：${said}` : `${medium}记录`;
}

function laneOf(fact: FactView): Lane | null {
  if (fact.kind === 'recording') return 'recording';
  if (fact.family === 'signature' || fact.family === 'correction' || fact.family === 'agency') return null;
  if (
    [
      'caseOpened',
      'caseImported',
      'partyIdentified',
      'caseProfile',
      'recordingLinked',
      'recordingUnlinked',
      'recordingMarked',
      'documentIssued',
    ].includes(fact.kind)
  )
    return null;
  if (serviceKinds.test(fact.kind)) return 'service';
  if (fact.family === 'approval' || approvalKinds.test(fact.kind)) return 'approval';
  return fact.family === 'document' ? 'document' : 'procedure';
}

function noteOf(fact: FactView, worst: Finding | undefined): string {
  const when = fact.until === null ? moment(fact.at) : `${moment(fact.at)} 至 ${moment(fact.until)}`;
  const number = fact.document?.number ?? null;
  const parts = [
    when,
    ...(number === null ? [] : [number]),
    ...(worst === undefined || statusOf(worst.status) === 'met' ? [] : [findingWords[worst.status] ?? '']),
  ];
  return parts.filter((part) => part !== '').join('，');
}

const gravity: Record<Status, number> = { broken: 4, due: 3, unjudged: 2, met: 1, plain: 0 };

/** The gravest finding that rests on each record. */
export function worstByRecord(findings: readonly Finding[]): Map<string, Finding> {
  const worst = new Map<string, Finding>();
  for (const finding of findings) {
    for (const record of finding.records) {
      const before = worst.get(record);
      if (before === undefined || gravity[statusOf(finding.status)] > gravity[statusOf(before.status)])
        worst.set(record, finding);
    }
  }
  return worst;
}

/** A frame for each act that recordings cover or should have covered, with what they leave uncovered. */
function coverageFrames(
  facts: readonly FactView[],
  byId: ReadonlyMap<string, FactView>,
  worst: ReadonlyMap<string, Finding>,
): TimelineItem[] {
  const recordingsOf = new Map<string, FactView[]>();
  for (const link of facts.filter((fact) => fact.kind === 'recordingLinked')) {
    const act = link.links.find(({ rel }) => rel === 'covers')?.record;
    const recordings = link.links
      .filter(({ rel }) => rel === 'recording')
      .flatMap(({ record }) => byId.get(record) ?? []);
    if (act !== undefined) recordingsOf.set(act, [...(recordingsOf.get(act) ?? []), ...recordings]);
  }
  const mustBeFilmed = new Set([
    'siteInspection',
    'sampling',
    'hearingHeld',
    'sealSeizureImplemented',
    'enforcementExecuted',
  ]);
  return facts
    .filter(
      (fact) =>
        fact.family === 'step' && fact.until !== null && (recordingsOf.has(fact.id) || mustBeFilmed.has(fact.kind)),
    )
    .map((act) => {
      const from = Date.parse(act.at);
      const to = Date.parse(act.until ?? act.at);
      const bars = (recordingsOf.get(act.id) ?? [])
        .filter((recording) => recording.until !== null)
        .map((recording) => ({ from: Date.parse(recording.at), to: Date.parse(recording.until ?? recording.at) }));
      const gaps = uncovered(from, to, bars);
      const finding = worst.get(act.id);
      const status: Status = gaps.length === 0 ? 'met' : finding === undefined ? 'plain' : statusOf(finding.status);
      return { id: act.id, lane: 'recording', from, to, title: act.title, note: '', status, frame: true, gaps };
    });
}

/** The parts of an interval that no bar covers. */
export function uncovered(
  from: number,
  to: number,
  bars: readonly { from: number; to: number }[],
): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  let reached = from;
  for (const bar of [...bars].sort((a, b) => a.from - b.from)) {
    if (bar.from > reached) gaps.push({ from: reached, to: Math.min(bar.from, to) });
    reached = Math.max(reached, bar.to);
    if (reached >= to) return gaps.filter((gap) => gap.to > gap.from);
  }
  if (reached < to) gaps.push({ from: reached, to });
  return gaps.filter((gap) => gap.to > gap.from);
}

/** The finding behind a window of the timeline. */
export function findingOf(item: string, findings: readonly Finding[]): Finding | null {
  const [, index] = /^deadline (\d+) /.exec(item) ?? [];
  return index === undefined ? null : (findings[Number(index)] ?? null);
}

/** Windows from start to due; a term of hours and one of months stand on the same axis. */
function deadlines(findings: readonly Finding[]): TimelineItem[] {
  return findings.flatMap((finding, index) => {
    const start = finding.derivation === null ? Number.NaN : Date.parse(finding.derivation.start.at);
    const due = finding.due === null ? Number.NaN : Date.parse(finding.due);
    if (Number.isNaN(start) || Number.isNaN(due) || due < start || finding.status === 'notApplicable') return [];
    return [
      {
        id: `deadline ${index} ${finding.id}`,
        lane: 'deadline' as const,
        from: start,
        to: due,
        title: finding.derivation?.title ?? finding.message,
        note: `${moment(finding.due ?? '')} 届满，${findingWords[finding.status] ?? ''}`,
        status: statusOf(finding.status),
      },
    ];
  });
}
