import { awaitedSignatures } from '@liuhen/documents';
import { classify, volumeOf } from '@liuhen/law/access';
import { type AgencyFacts, type Dossier, type Fact, isDocType, storeInstant } from '@liuhen/records';
import type { FactView } from '../api/index.ts';
import { intakeOf } from '../docking/intake-of.ts';
import { approvalLevel } from '../press/approval-level.ts';
import { jsonOf } from './json.ts';

/** A fact of a visible dossier, for an answer. The fact must come from `visibleTo`. */
export function factView(fact: Fact, dossier: Dossier, agency: AgencyFacts): FactView {
  const data: Record<string, unknown> = { ...fact.data };
  const written: Record<string, unknown> = { ...fact.written };
  const name = agency.people.get(fact.actor)?.name;
  return {
    id: fact.id,
    seq: fact.seq,
    kind: fact.kind,
    schema: fact.schema,
    family: fact.family,
    title: fact.title,
    at: storeInstant(fact.at),
    until: fact.until === null ? null : storeInstant(fact.until),
    precision: fact.claimed.precision,
    notBefore: fact.notBefore === null ? null : storeInstant(fact.notBefore),
    receivedAt: fact.receivedAt === null ? null : storeInstant(fact.receivedAt),
    origin: fact.origin,
    actor: name === undefined ? null : { id: fact.actor, name },
    people: [...fact.people],
    links: fact.links.filter(({ record }) => dossier.find(record) !== undefined),
    files: [...fact.files],
    data: jsonOf(data),
    classification: classify(fact.kind, written),
    volume: volumeOf(fact.kind, written),
    withheld: [...fact.withheld],
    erased: [...fact.erased],
    corrections: fact.corrections.map(({ id }) => id),
    annulledBy: fact.annulledBy?.id ?? null,
    document: fact.family === 'document' ? documentView(fact, dossier) : null,
    ...(fact.kind === 'recording' && fact.origin === 'live' ? { intake: intakeOfFact(fact, agency) } : {}),
  };
}

function intakeOfFact({ links, files, written: data, until, at, receivedAt: received }: Fact, agency: AgencyFacts) {
  return intakeOf({ data: { ...data }, links, files, ended: until ?? at, received }, agency);
}

function documentView(fact: Fact, dossier: Dossier): FactView['document'] {
  const data: Record<string, unknown> = { ...fact.data };
  return {
    number: typeof data.number === 'string' ? data.number : null,
    rendition: renditionOf(data.rendition),
    signatures: dossier.signaturesOf(fact).length,
    missingSigners: missingSigners(fact, dossier),
    approvals: approvedBy(fact, dossier).length,
    issued: dossier.linkedTo(fact, 'issues').length > 0,
    issuedPages: issuedPagesOf(dossier.linkedTo(fact, 'issues').at(-1)),
  };
}

/** Whose signature a document still waits for, as its paper labels them; nobody where it is no paper of the catalogue. */
export function missingSigners(fact: Fact, dossier: Dossier): string[] {
  if (!isDocType(fact.kind)) return [];
  const { fields } = { ...fact.data } as { fields?: unknown };
  const excused = dossier
    .refusalsOf(fact)
    .map((refusal) => ({ role: refusal.data.role, name: refusal.data.name ?? '' }));
  const signed = dossier
    .signaturesOf(fact)
    .map((signature) => ({ role: signature.data.role ?? '', name: signature.data.name ?? '' }));
  // an opinion with name and time is the signature of its level
  const approvers = approvedBy(fact, dossier).flatMap((approval) => {
    const level = approvalLevel(fact.kind, approval.data.level);
    return level === undefined ? [] : [{ role: level.roles[0] ?? level.label, name: approval.people[0]?.name ?? '' }];
  });
  const written = typeof fields === 'object' && fields !== null ? { ...fields } : {};
  return awaitedSignatures(fact.kind, written, [...signed, ...excused, ...approvers]);
}

function approvedBy(fact: Fact, dossier: Dossier) {
  return dossier.approvalsOf(fact).filter((approval) => approval.data.decision === 'approved');
}

function issuedPagesOf(issue: Fact | undefined): { record: string; sha256: string; pages: number } | null {
  const pages = renditionOf(issue !== undefined && 'issuedPages' in issue.data ? issue.data.issuedPages : null);
  return issue === undefined || pages === null ? null : { record: issue.id, sha256: pages.sha256, pages: pages.pages };
}

export function renditionOf(value: unknown): { sha256: string; size: number; pages: number } | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('sha256' in value && 'size' in value && 'pages' in value)) return null;
  const { sha256, size, pages } = value;
  return typeof sha256 === 'string' && typeof size === 'number' && typeof pages === 'number'
    ? { sha256, size, pages }
    : null;
}
