import { currentKind, type DocumentFact, type Dossier, type Fact } from '@liuhen/records';
import type { Finding } from '../findings/finding.ts';
import { withFacts } from '../obligations/as-of.ts';
import { evaluateWith } from '../obligations/evaluate.ts';
import { type Matter, matterOf } from '../obligations/matter.ts';
import type { GateName, Obligation } from '../obligations/obligation.ts';
import { headAnswersFor } from '../reading/incurable.ts';
import { conductAt, isIssued } from '../reading/phases.ts';
import { caseObligations } from '../rulebooks/rulebooks.ts';
import { gateOf } from './acts.ts';
import { disposalRefusals } from './disposal.ts';
import type { Refusal } from './refusal.ts';

/**
 * An act about to be recorded: its kind, or the kind of paper to be issued; `document` names the paper that an approval or issue
 * is about, `given` what the issue gives it (number, seal), or the level that approves.
 */
export type ProposedAct =
  | string
  | {
      readonly kind: string;
      readonly document?: string;
      readonly person?: string;
      readonly given?: { readonly number?: unknown; readonly seal?: unknown; readonly level?: unknown };
    };

/** Acts that do something to a paper: the gate is that of the paper. */
const onPaper = new Set(['documentIssued', 'sealAffixed', 'approval']);

/**
 * Why the system may not do this now. Two sources: what already stands broken and bars this gate, and what would be broken by
 * doing it (the case is judged as if it were done). What cannot be cured (B*) lets through once the head has signed the
 * statement; its breach stays among the findings for ever.
 */
export function gate(
  dossier: Dossier,
  act: ProposedAct,
  at: Temporal.Instant,
  /** What `evaluate` found on this dossier at this instant, where it was asked already: it is not asked again. */
  findings?: readonly Finding[],
): Refusal[] {
  const proposed = typeof act === 'string' ? { kind: act } : act;
  const paper = proposed.document === undefined ? undefined : dossier.find(proposed.document);
  const subject = onPaper.has(proposed.kind) && paper ? paper.kind : proposed.kind;
  const name = gateOf(subject);
  const before = matterOf(dossier, at);
  if (proposed.kind === 'approval') return approvalRefusals(before, proposed, paper);
  if (name === undefined) return [];
  if (name === 'dispose') return disposalRefusals(before);
  const { barring, barringUndrafted } = dutiesAt(name);
  const standing = violationsAmong(findings?.filter((f) => f.bars.includes(name)) ?? judgedBy(barring, before));
  const drafts = dossier.documents(subject).filter((draft) => !isIssued(before, draft));
  const done =
    drafts.length > 0 ? drafts.map((draft) => issuedNow(draft, at, proposed.given ?? {})) : [supposed(subject, at)];
  const after = matterOf(withFacts(dossier, done), at);
  const known = new Set(standing.map(signature));
  const asked = judgedBy(drafts.length > 0 ? barring : barringUndrafted, after);
  const broken = violationsAmong(asked);
  const caused = broken.filter((finding) => !known.has(signature(finding)));
  // what only the issue itself brings (the seal on the paper) does not bar that issue
  const remaining = new Set(broken.map(signature));
  const persisting = drafts.length === 0 ? standing : standing.filter((finding) => remaining.has(signature(finding)));
  return [...persisting, ...caused]
    .filter((finding) => !letThrough(before, finding))
    .map((finding) => refusalOf(finding, done));
}

type Barring = { readonly barring: readonly Obligation[]; readonly barringUndrafted: readonly Obligation[] };
const byGate = new Map<GateName, Barring>();
/** The duties that bar a gate, and those of them that ask nothing of a paper not yet drafted: the same lists at every asking. */
function dutiesAt(name: GateName): Barring {
  const held = byGate.get(name);
  if (held) return held;
  const barring = caseObligations.filter((duty) => duty.bars.includes(name));
  const made = { barring, barringUndrafted: barring.filter((duty) => !duty.readsContent) };
  byGate.set(name, made);
  return made;
}
const separations = caseObligations.filter((duty) => duty.id === 'SoD1' || duty.id === 'SoD3' || duty.id === 'SoD8');

const judgedBy = (duties: readonly Obligation[], m: Matter): Finding[] => evaluateWith(duties, m, conductAt);
const violationsAmong = (findings: readonly Finding[]): Finding[] =>
  findings.filter(
    (f) => (f.severity === 'B' || f.severity === 'B*') && (f.status === 'breached' || f.status === 'overdue'),
  );
const signature = (finding: Finding): string => `${finding.id} ${finding.records[0] ?? ''}`;

/** B*: what the head has answered for. */
const letThrough = (m: Matter, finding: Finding): boolean => finding.severity === 'B*' && headAnswersFor(m, finding.id);

const dutyById = new Map(caseObligations.map((duty) => [duty.id, duty]));
/** The way to do rightly what is not done yet; an examination that found a cure of its own knows better. */
function cureAhead(finding: Finding, hypothetical: ReadonlySet<string>): string | null {
  const duty = dutyById.get(finding.id);
  const ahead = finding.records.some((id) => hypothetical.has(id));
  return duty !== undefined && ahead && finding.cure === duty.cure ? duty.cureBefore : null;
}

function refusalOf(finding: Finding, done: readonly Fact[]): Refusal {
  const hypothetical = new Set(done.map((fact) => fact.id));
  return {
    code: finding.id,
    provision: finding.article,
    facts: finding.records.filter((id) => !hypothetical.has(id) || !id.startsWith('proposed')),
    message: finding.message,
    cure:
      finding.severity === 'B*'
        ? '由分局负责人签署《缺失、补正说明》后放行，违规事件保留。'
        : (cureAhead(finding, hypothetical) ?? finding.cure ?? '补正后再办理。'),
  };
}

/** The paper with what the issue gives it: number, date and seal are not there before. */
const issuedNow = (
  draft: DocumentFact,
  at: Temporal.Instant,
  given: { number?: unknown; seal?: unknown },
): DocumentFact => ({
  ...draft,
  at,
  data: {
    ...draft.data,
    ...(typeof given.number === 'string' ? { number: given.number } : {}),
    ...(typeof given.seal === 'string' ? { seal: given.seal } : {}),
    issuedAt: at.toString({ fractionalSecondDigits: 3 }),
  },
});

/** The act as a record that is not there: everything it would say is still open. */
function supposed(kind: string, at: Temporal.Instant): Fact {
  const known = currentKind(kind);
  const iso = at.toString({ fractionalSecondDigits: 3 });
  return {
    id: `proposed ${kind}`,
    key: `（拟办）${known?.title ?? kind}`,
    kind,
    schema: known?.schema ?? 1,
    family: known?.family ?? 'step',
    title: known?.title ?? kind,
    seq: Number.MAX_SAFE_INTEGER,
    at,
    until: null,
    claimed: { from: iso, to: null, precision: 'millisecond', offset: '+08:00', source: 'server' },
    notBefore: null,
    receivedAt: at,
    actor: 'system',
    origin: 'live',
    people: [],
    links: [],
    files: [],
    data: { fields: {}, issuedAt: iso },
    written: {},
    withheld: [],
    erased: [],
    corrections: [],
    annulledBy: null,
  };
}

/** Nobody approves what they drew up themselves, and nobody without the office approves as head (SoD1, SoD3). */
function approvalRefusals(
  m: Matter,
  act: { kind: string; person?: string; given?: { level?: unknown } },
  paper: Fact | undefined,
): Refusal[] {
  if (paper === undefined || act.person === undefined) return [];
  const { at } = m.present;
  const approval: Fact = {
    ...supposed('approval', at),
    people: [{ role: '审批人', person: act.person as Fact['people'][number]['person'], name: '' }],
    links: [{ rel: 'approves', record: paper.id as Fact['links'][number]['record'] }],
    // whoever says no level of his own approves as head
    data: { level: act.given?.level ?? 'head', decision: 'approved', opinion: '同意' },
  };
  const after = matterOf(withApproval(m.dossier, approval), at);
  return violationsAmong(judgedBy(separations, after))
    .filter((finding) => finding.records[0] === paper.id)
    .map((finding) => refusalOf(finding, [approval]));
}

function withApproval(dossier: Dossier, approval: Fact): Dossier {
  const added = withFacts(dossier, [approval]);
  const isApproval = (fact: Fact): fact is Fact<'approval'> => fact.kind === 'approval';
  return {
    ...added,
    approvalsOf: (document) => [
      ...dossier.approvalsOf(document),
      ...[approval].filter(isApproval).filter((a) => a.links.some((link) => link.record === document.id)),
    ],
  };
}
