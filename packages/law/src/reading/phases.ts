import {
  type DocumentFact,
  documentKinds,
  type Fact,
  isDocType,
  isNaturalPerson,
  type Procedure,
} from '@liuhen/records';
import { type Matter, view } from '../obligations/matter.ts';
import { earliest, latest, wordsOf } from './paper.ts';
import { signings } from './signers.ts';
import { procedureNamed } from './which-procedure.ts';
import { writtenInstant } from './written-instant.ts';

/** Documents with which the process ends in a decision that binds somebody outside. */
export const penaltyDecisionTypes = ['penaltyDecision', 'onSpotPenaltyDecision', 'dailyPenaltyDecision'] as const;
export const permitDecisionTypes = ['permitGrantDecision', 'permitRefusalDecision', 'permitChangeDecision'] as const;
export const decisionTypes = [
  ...penaltyDecisionTypes,
  ...permitDecisionTypes,
  'nonPenaltyDecision',
  'productionRestrictionDecision',
  'sealSeizureDecision',
  'additionalFineDecision',
  'enforcementDecision',
  'substitutePerformanceDecision',
] as const;

/** The last word of a procedure's name, as duties ask for it. */
export type ProcedureName = LastWord<Procedure> | 'unknown';
type LastWord<P extends string> = P extends `${string}.${infer Word}` ? Word : P;
const lastWord = (name: Procedure): ProcedureName => (name.split('.').at(-1) ?? 'unknown') as ProcedureName;

/** The procedure a case follows, read as its course reads it. */
export const procedureName = view((m): ProcedureName => {
  const name = procedureNamed(m);
  return name === null ? 'unknown' : lastWord(name);
});

/**
 * A document that has been made, not a draft: it was brought in, or has its date of issue, or is of a kind that takes neither
 * number nor seal and so has no other moment than that of being written. A paper that stays in the house is an opinion of whoever
 * signs it: it is made by the signature, and its number only files it. The course of a case and its duties both ask this.
 */
export function isIssued(m: Matter, document: Fact): boolean {
  if (document.origin === 'import' || wordsOf(document.data.issuedAt) !== '') return true;
  if (!isDocType(document.kind)) return true;
  const { needsDocNumber, needsSeal, outward } = documentKinds[document.kind];
  if (!needsDocNumber && !needsSeal) return true;
  return !outward && signings(m, document).length > 0;
}

const issuedByType = view(() => new Map<string, readonly DocumentFact[]>());
const none: readonly DocumentFact[] = [];

function issuedOf(m: Matter, type: string): readonly DocumentFact[] {
  const all = m.dossier.documents(type);
  if (all.length === 0) return none;
  const known = issuedByType(m);
  const held = known.get(type);
  if (held) return held;
  const found = all.filter((document) => isIssued(m, document));
  known.set(type, found);
  return found;
}

/** The issued documents of these types, type by type. */
export const issued = (m: Matter, ...types: readonly string[]): readonly DocumentFact[] => issuedOfTypes(m, types);

/** Of several types a case mostly has one or none: then its own list is the answer. Else one list is made, once. */
export const issuedOfTypes = (m: Matter, types: readonly string[]): readonly DocumentFact[] =>
  together(issuedTogether(m), types, (type) => issuedOf(m, type)) ?? none;
const issuedTogether = view(() => new Map<string, readonly DocumentFact[]>());

/** The steps of these kinds, kind by kind; the same list at every question. */
export const stepsOf = (m: Matter, ...kinds: readonly string[]): readonly Fact[] =>
  together<Fact>(stepsTogether(m), kinds, (kind) => m.dossier.of(kind)) ?? none;
const stepsTogether = view(() => new Map<string, readonly Fact[]>());

/** Null where none of the lists holds anything. */
function together<F>(
  known: Map<string, readonly F[]>,
  kinds: readonly string[],
  of: (kind: string) => readonly F[],
): readonly F[] | null {
  let only: readonly F[] | null = null;
  let several = false;
  for (const kind of kinds) {
    const more = of(kind);
    if (more.length === 0) continue;
    several = only !== null;
    if (several) break;
    only = more;
  }
  if (!several) return only;
  const key = kinds.join(' ');
  const held = known.get(key);
  if (held) return held;
  const made = kinds.flatMap((kind) => of(kind));
  known.set(key, made);
  return made;
}

export const penaltyDecisions = view((m) => issued(m, 'penaltyDecision', 'dailyPenaltyDecision'));
export const onSpotDecisions = view((m) => issued(m, 'onSpotPenaltyDecision'));
export const allDecisions = view((m) => issued(m, ...decisionTypes));
export const permitDecisions = view((m) => issued(m, ...permitDecisionTypes));
/** The first decision on the merits: what evidence and defence must have gone before. */
export const meritsDecision = view((m) =>
  earliest(
    issued(m, ...penaltyDecisionTypes, ...permitDecisionTypes, 'nonPenaltyDecision', 'productionRestrictionDecision'),
  ),
);

export const initiationApprovals = view((m) =>
  issued(m, 'programInitiationApproval', 'inspectionApproval', 'sealSeizureApproval'),
);
/** 立案: the approval of the ordinary procedure; the ninety days run from the head's signature. */
export const filingApproval = view((m) => earliest(issued(m, 'programInitiationApproval')));

export const closings = view((m) => {
  const documents = issued(m, 'caseClosureApproval');
  return documents.length > 0 ? documents : m.dossier.of('caseClosed');
});
export const closing = view((m): Fact | undefined => latest<Fact>(closings(m)));

/** Whether the process has come to an end in any of the ways of law.md §3. */
export const isClosed = view((m) => closing(m) !== undefined);

/** Documents of inquiry: those articles 9 and 11 speak of. */
export const investigationRecordTypes = [
  'siteInspectionRecord',
  'permitSiteCheckRecord',
  'interviewRecord',
  'followUpRecord',
  'electronicDataExtractionRecord',
  'sealSeizureSiteRecord',
  'restorationExecutionRecord',
  'statementDefenceRecord',
] as const;
export const investigationRecords = view((m) => investigationRecordTypes.flatMap((type) => m.dossier.documents(type)));

const conductKeys = [
  'conductEndedOn',
  'conductOn',
  'conductDate',
  'violationEndedOn',
  'violationOn',
  'violationDate',
  'actDate',
];
const writtenDate = /(\d{4})年(\d{1,2})月(\d{1,2})日/g;

/**
 * The conduct punished ended on this day: as the case says, else the latest day that the facts of the decision name, else the
 * day on which an inspection first found it; null is unknown.
 */
export const conductAt = view((m): Temporal.Instant | null => {
  const profile = profileOf(m);
  for (const key of conductKeys) {
    const found = writtenInstant(profile[key]);
    if (found) return found;
  }
  const facts = issued(m, 'penaltyDecision', 'priorNotice').map((d) => wordsOf(d.data.fields.facts));
  const days = facts
    .flatMap((text) => [...text.matchAll(writtenDate)])
    .flatMap(([, year, month, day]) => {
      const at = writtenInstant(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
      return at === null ? [] : [{ at }];
    });
  return latest(days)?.at ?? earliest([...m.dossier.of('siteInspection'), ...m.dossier.of('sampling')])?.at ?? null;
});

export const profileOf = (m: Matter): Readonly<Record<string, unknown>> => m.dossier.profile;
export const partyIsCitizen = (m: Matter): boolean => isNaturalPerson(m.dossier.party?.partyType);
