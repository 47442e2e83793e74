import type { Dossier, Fact } from '@liuhen/records';
import type { Related, Relation } from './predicate.ts';

/** How people stand to a case, from its records. The order is that of the records; each pair once. */
export function relationsOf(dossier: Dossier): Related[] {
  const found = new Map<string, Related>();
  const add = (relation: Relation, reference: unknown) => {
    const person = dossier.person(reference)?.id ?? (isUuid(reference) ? reference : null);
    if (person !== null) found.set(`${relation} ${person}`, { relation, person });
  };
  const handlers = handlersOf(dossier);
  for (const person of handlers.current) add('handler', person);
  for (const person of handlers.former) add('formerHandler', person);
  const intake = isBeingTakenIn(dossier);
  for (const fact of dossier.facts) {
    if (fact.annulledBy !== null) continue;
    if (fact.kind === 'approval') add('approver', fact.actor);
    if (reviews.has(fact.kind)) for (const person of doers(fact)) add('reviewer', person);
    if (hearings.has(fact.kind)) for (const person of doers(fact)) add('host', person);
    if (fact.kind === 'hearingNotice') for (const person of panelOf(fact)) add('host', person);
    if (registers.has(fact.kind)) add('registrar', fact.actor);
    if (intake && takesIn.has(fact.kind)) add('receiver', fact.actor);
    if (fact.kind === 'recusalDecided') for (const person of recusedBy(fact)) add('recused', person);
  }
  return [...found.values()];
}

const reviews = new Set(['legalReviewCompleted', 'legalReviewOpinion', 'caseReviewed', 'caseReviewForm']);
const hearings = new Set(['hearingHeld', 'hearingRecord', 'hearingReport', 'hearingReported']);
/** Whoever the notice names to hold the hearing must be able to read the case before it is held. */
function panelOf(fact: Fact): unknown[] {
  const { fields } = { ...fact.data } as { fields?: { panel?: unknown } };
  const panel = fields?.panel;
  return Array.isArray(panel) ? panel.map((seat) => seat?.id ?? seat?.name) : [];
}

const registers = new Set([
  'caseOpened',
  'complaintRegistered',
  'complaintRegister',
  'informantIdentified',
  'applicationRegistered',
  'permitChangeRequested',
  'permitRenewalRequested',
]);

const takesIn = new Set([
  'caseOpened',
  'applicationRegistered',
  'applicationFormCompleted',
  'oralApplication',
  'permitChangeRequested',
  'permitRenewalRequested',
]);
/** What is done at the window ends with these; and what nobody does before them ends it too, where they were left out. */
const intakeEnds = ['accepted', 'refusedAcceptance', 'applicationWithdrawn', 'reviewed', 'caseReviewed'] as const;
/** What the agency begins of itself with a permit is no application (行政许可法第八条、第六十九条、第七十条). */
const exOfficio = ['permitWithdrawalStarted', 'permitRevocationStarted', 'permitCancellationStarted'] as const;
const endsBeyond = ['decisionMade', 'served', 'caseClosed', 'archived'] as const;

/**
 * An application that is registered, put right and receipted, and not accepted or refused yet (制度第六条; 行政许可法第三十二条). Silence
 * accepts in law, and leaves it at the window: what was not answered in time is still to be answered there, with the receipt that
 * is owed, and whether the time was over a later record or calendar may show otherwise. The right ends with a record.
 */
function isBeingTakenIn(dossier: Dossier): boolean {
  if (dossier.profile.caseType !== 'permit') return false;
  const notRequired = dossier
    .documents('permitNotRequiredNotice')
    .some(({ data }) => typeof data.issuedAt === 'string');
  return !notRequired && [...intakeEnds, ...exOfficio, ...endsBeyond].every((kind) => dossier.of(kind).length === 0);
}

/**
 * The newest assignment says who handles; whoever was named before and is no longer, did. A case to which nobody was assigned
 * yet is handled by who opened or imported it.
 */
function handlersOf(dossier: Dossier): { current: string[]; former: string[] } {
  const named: string[][] = [];
  for (const fact of dossier.facts) {
    if (fact.annulledBy !== null) continue;
    if (fact.kind === 'handlerAssigned') named.push(strings(fact.data.handlers));
    if (fact.kind === 'caseOpened' || fact.kind === 'caseProfile') {
      const both = [...strings(fact.data.handlers), ...strings(fact.data.investigators)];
      if (both.length > 0) named.push(both);
    }
  }
  const resolve = (reference: string) => dossier.person(reference)?.id ?? reference;
  const current = [...new Set((named.at(-1) ?? openers(dossier)).map(resolve))];
  const former = [...new Set(named.slice(0, -1).flat().map(resolve))].filter((person) => !current.includes(person));
  return { current, former };
}

function openers(dossier: Dossier): string[] {
  const opened = dossier.of('caseOpened')[0];
  const imported = dossier.of('caseImported').flatMap((fact) => fact.people.map(({ person }) => person ?? ''));
  return [opened?.actor ?? '', ...imported].filter(isUuid);
}

function doers(fact: Fact): unknown[] {
  return [fact.actor, ...fact.people.map(({ person }) => person)];
}

/** A recusal that was granted names whom it concerns in the role of 回避人. */
function recusedBy(fact: Fact): unknown[] {
  return fact.people.filter(({ role }) => /回避|recused/.test(role)).map(({ person, name }) => person ?? name);
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(value);
}
