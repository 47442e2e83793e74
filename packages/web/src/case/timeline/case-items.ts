import type { CaseView, FactView, Finding } from '@liuhen/server/api';
import { openGaps } from '../../player/filming-excuse.ts';
import { findingWords, type Status, statusOf } from '../../status/status.ts';
import { moment } from '../../time/moment.ts';
import { codeWord } from '../fact/code-words.ts';
import { standingLinks } from '../fact/recording-links.ts';
import type { Lane, TimelineItem } from './item.ts';

const serviceKinds =
  /^(served|serviceAttempted|publicNoticePosted|serviceReceipt|mailServiceRegister|lienServiceRecord|entrustedServiceLetter|publicService\w+|electronicServiceRecord)$/;
const approvalKinds = /Approval$|^headApproved$|^legalReview|^collectiveDiscussion/;

/** The case as marks on the timeline. */
export function caseItems(view: Pick<CaseView, 'facts' | 'findings' | 'coverage'>): TimelineItem[] {
  const worst = worstByRecord(view.findings);
  const shown = view.facts.filter((fact) => fact.annulledBy === null);
  const linked = new Set(standingLinks(view.facts).flatMap(({ links }) => links.map(({ record }) => record)));
  const items = shown.flatMap((fact) => factItem(fact, worst.get(fact.id), linked.has(fact.id)));
  return [...items, ...coverageFrames(view, worst), ...deadlines(view.findings)];
}

function factItem(fact: FactView, worst: Finding | undefined, isLinked: boolean): TimelineItem[] {
  const lane = laneOf(fact);
  if (lane === null) return [];
  const ahead = aheadOf(fact);
  const from = Date.parse(fact.at) - ahead;
  const to = fact.until === null ? from : Date.parse(fact.until) - ahead;
  const unsigned = fact.document !== null && fact.document.missingSigners.length > 0;
  // it shows no act until somebody says which
  const isLoose = fact.kind === 'recording' && !isLinked;
  return [
    {
      id: fact.id,
      lane,
      from,
      to: Math.max(to, from),
      title: fact.kind === 'recording' ? recordingTitle(fact) : fact.title,
      note: isLoose ? `${noteOf(fact, worst)}，未关联` : noteOf(fact, worst),
      status: worst === undefined ? 'plain' : statusOf(worst.status),
      hollow: unsigned || isLoose,
    },
  ];
}

/** By how much the clock of the camera was ahead when it wrote a recording's times down, in milliseconds. */
function aheadOf({ kind, data }: FactView): number {
  return kind === 'recording' && typeof data.clockOffsetSec === 'number' ? data.clockOffsetSec * 1000 : 0;
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

/**
 * A frame for each act that recordings cover or should have covered, with what they leave uncovered: as the law sees it, in true time,
 * the clocks of the cameras and the breaks in their films taken off. What an approved reason closes is no gap any more.
 */
export function coverageFrames(
  { coverage, facts }: Pick<CaseView, 'coverage' | 'facts'>,
  worst: ReadonlyMap<string, Finding>,
): TimelineItem[] {
  const titles = new Map(facts.filter(({ annulledBy }) => annulledBy === null).map(({ id, title }) => [id, title]));
  return coverage.flatMap(({ act, from, to, gaps: missing }): TimelineItem[] => {
    const title = titles.get(act);
    // an act of one moment has no length to lay recordings against
    if (title === undefined || from === to) return [];
    const gaps = openGaps(missing).map((gap) => ({ from: Date.parse(gap.from), to: Date.parse(gap.to) }));
    const finding = worst.get(act);
    const status: Status = gaps.length === 0 ? 'met' : finding === undefined ? 'plain' : statusOf(finding.status);
    const span = { from: Date.parse(from), to: Date.parse(to) };
    return [{ id: act, lane: 'recording', ...span, title, note: '', status, frame: true, gaps }];
  });
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
