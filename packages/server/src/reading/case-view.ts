import { actOf, caseThing, mayAccess, mayAnswer, recordThing } from '@liuhen/law/access';
import { currentKind, type Dossier, isDocType, officeTitles, procedures, storeInstant } from '@liuhen/records';
import type { CaseView, Finding } from '../api/index.ts';
import { currentStage, type Progress } from '../case-law/case-law.ts';
import { seenGaps } from '../case-law/coverage-view.ts';
import { nextDueOf } from '../case-law/next-due.ts';
import { looseOfAct, looseRecordings } from '../docking/loose-recordings.ts';
import type { House } from '../house.ts';
import type { Asker } from '../sign-in/asker.ts';
import { factView, missingSigners } from './fact-view.ts';
import { type OpenedCase, thingOf } from './open-case.ts';
import { type Visible, visibleTo } from './visible.ts';

/** The page of a case: the law judges the whole of it, the person sees their part. */
export function caseView(house: House, asker: Asker, opened: OpenedCase): Omit<CaseView, 'permit'> {
  const { ground, dossier, entries, id } = opened;
  const { viewer, facts } = asker;
  const at = house.now();
  const visible = visibleTo(viewer, ground, entries, facts);
  const findings = visible.strike(house.law.findings(dossier, at));
  const progress = house.law.progress(dossier, at);
  const case_ = caseThing(ground);
  const mayRecord = (kind: string): boolean => {
    const known = currentKind(kind);
    const about = { id, kind, family: known?.family ?? 'step', data: {}, actor: viewer.person } as const;
    return mayAccess(viewer, actOf({ kind }), recordThing(ground, about)).allowed;
  };
  const offices = viewer.offices.map((office) => officeTitles[office]);
  const isMine = ({ act, who, paperBefore }: Omit<Progress['openActs'][number], 'blockedBy'>): boolean => {
    const falls = (who ?? '').split('、').some((title) => offices.some((office) => office === title));
    const handles = ground.relations.some(({ relation, person }) => relation === 'handler' && person === viewer.person);
    const waiting = paperBefore === null ? null : awaitedOn(visible.dossier, act, paperBefore);
    // what others do is entered by who handles the case: what the party says, what a court rules
    if (waiting === null) return mayRecord(act) && (falls || handles);
    // the paper stands and waits: for whom the act falls to, and for its own signature
    return falls || (mayRecord(act) && waiting.some((signer) => /承办人|执法人员|检查人|调查人员/.test(signer)));
  };
  return {
    id,
    at,
    header: { ...headerOf(opened, asker, findings, progress), ...titles(visible.dossier) },
    stages: [...progress.stages],
    openActs: progress.openActs.map(({ act, blockedBy, ...rest }) => ({
      ...rest,
      act,
      blockedBy: visible.strike(blockedBy.map((refusal) => ({ ...refusal, facts: [...refusal.facts] }))),
      mine: isMine({ act, ...rest }),
    })),
    clocks: [...progress.clocks],
    courtWindow: windowOf(progress, visible.strike),
    held: heldIn(house, asker, opened, visible.strike),
    coverage: coverageOf(house, asker, opened, visible.dossier, at),
    facts: visible.dossier.facts.map((fact) => factView(fact, visible.dossier, facts)),
    hidden: visible.hidden,
    findings: findings.map((finding) => ({ ...finding, mayAnswer: mayAnswer(viewer.offices, finding) })),
    mayDownload: mayAccess(viewer, 'download', case_).allowed,
    mayRecord: mayRecord('otherStep'),
    maySign: mayRecord('signature'),
  };
}

/** Judged on all records, told of the lists that this person may read. */
function heldIn(house: House, { viewer }: Asker, opened: OpenedCase, strike: Visible['strike']): CaseView['held'] {
  const { ground, dossier, entries } = opened;
  const readable = new Set<string>(
    entries.filter((entry) => mayAccess(viewer, 'read', thingOf(ground, entry)).allowed).map(({ body }) => body.id),
  );
  return strike(house.law.held(dossier, house.now()).filter(({ list }) => readable.has(list)));
}

function windowOf({ courtWindow }: Progress, strike: Visible['strike']): CaseView['courtWindow'] {
  if (courtWindow === null) return null;
  const refusals = courtWindow.refusals.map((refusal) => ({ ...refusal, facts: [...refusal.facts] }));
  return strike({ ...courtWindow, refusals });
}

/** Who has yet to sign the paper by which an act is done; null where none stands, or nobody has. */
function awaitedOn(dossier: Dossier, act: string, docType: string): readonly string[] | null {
  const told = dossier.of(act).at(-1);
  const paper = isDocType(docType) ? dossier.documents(docType).at(-1) : undefined;
  if (paper === undefined || (told !== undefined && Temporal.Instant.compare(paper.at, told.at) <= 0)) return null;
  const awaited = missingSigners(paper, dossier);
  return awaited.length === 0 ? null : awaited;
}

/** Judged on all recordings, told of the acts and recordings this person may see. */
function coverageOf(
  house: House,
  asker: Asker,
  { dossier: whole, ground }: OpenedCase,
  seen: Dossier,
  at: string,
): CaseView['coverage'] {
  const loose = looseRecordings(asker.facts, asker.viewer);
  return seen.family('step').flatMap((act) => {
    const original = whole.find(act.id);
    const coverage =
      original === undefined ? null : house.law.coverage(whole, original, at, looseOfAct(loose, act, ground.relations));
    if (coverage === null) return [];
    const isSeen = (id: string) => seen.find(id) !== undefined;
    const excuse = coverage.excuse !== null && isSeen(coverage.excuse.statement) ? coverage.excuse : null;
    const unlinked = coverage.unlinked.filter((one) => one.case === null || isSeen(one.record));
    const gaps = seenGaps(coverage.gaps, seen);
    return [{ ...coverage, excuse, gaps, recordings: coverage.recordings.filter(isSeen), unlinked }];
  });
}

/** What a case is called, out of what this person may see of it. */
function titles({ profile, party }: Dossier) {
  return {
    title: profile.title ?? profile.caseNo ?? '未命名案件',
    caseNo: profile.caseNo ?? null,
    party: party?.name ?? null,
    cause: profile.subject ?? null,
    issuingAuthority: profile.inNameOf ?? null,
  };
}

function headerOf(opened: OpenedCase, asker: Asker, findings: readonly Finding[], progress: Progress) {
  const { dossier, ground, entries, id } = opened;
  const { profile } = dossier;
  const claims = dossier.facts.map((fact) => storeInstant(fact.at)).sort();
  const nameOf = (person: string): string => asker.facts.people.get(person)?.name ?? '';
  const procedure = profile.caseType ?? null;
  const stage = currentStage(progress);
  const has = (...statuses: string[]): number => findings.filter(({ status }) => statuses.includes(status)).length;
  return {
    id,
    procedure,
    procedureTitle: progress.procedureTitle ?? titleOfProcedure(procedure),
    stage: stage?.id ?? null,
    stageTitle: stage?.title ?? null,
    isMajor: profile.isMajor === true,
    closed: ground.state !== 'open',
    openedAt: claims[0] ?? entries[0]?.receivedAt ?? '',
    lastAt: claims.at(-1) ?? entries.at(-1)?.receivedAt ?? '',
    nextDue: nextDueOf(findings, ground.state),
    breaches: has('breached', 'overdue', 'metLate'),
    handlers: ground.relations.filter(({ relation }) => relation === 'handler').map(({ person }) => nameOf(person)),
    readable: true,
    people: ground.relations.map(({ relation, person }) => ({ relation, id: person, name: nameOf(person) })),
    records: entries.length,
    counts: {
      required: findings.length - has('notApplicable'),
      met: has('met', 'excused'),
      pending: has('pending', 'blocked'),
      // what came late stays a breach, here as in the lists
      broken: has('breached', 'overdue', 'metLate'),
      judgement: has('judgement'),
    },
  };
}

export function titleOfProcedure(procedure: string | null): string | null {
  if (procedure === null) return null;
  return Object.entries(procedures).find(([key]) => key === procedure)?.[1] ?? procedure;
}
