import type { Dossier, KindFamily } from '@liuhen/records';
import { type Classification, classify, type Volume, volumeOf } from './classification.ts';
import type { Related, ThingValues } from './predicate.ts';
import { relationsOf } from './relations.ts';

export type ThingKind = 'case' | 'record' | 'draft' | 'agency' | 'account' | 'accessEntry' | 'job';
/** `new`: nothing is recorded under this subject yet. */
export type CaseState = 'new' | 'open' | 'closed' | 'archived';

/** What is asked for, as the policy sees it: nothing of its content but what decides. */
export type Thing = ThingValues & {
  readonly kind: ThingKind;
  readonly classification: Classification;
  readonly volume: Volume;
};

export type CaseGround = {
  readonly agency: string;
  readonly subject: string;
  readonly state: CaseState;
  readonly relations: readonly Related[];
  /** Kept by a hold that stands; a list does not ask it, for nothing is destroyed out of a list. */
  readonly held?: boolean;
};

const plain = {
  record: null,
  recordKind: null,
  family: null,
  classification: 'none',
  volume: 'main',
  held: null,
} as const;

export function caseGround(agency: string, dossier: Dossier): CaseGround {
  return {
    agency,
    subject: dossier.subject,
    state: stateOfCase(dossier),
    relations: relationsOf(dossier),
    held: dossier.of('hold').length > 0,
  };
}

export function caseThing(ground: CaseGround): Thing {
  return { kind: 'case', ...plain, ...ground, held: heldOf(ground), owner: null };
}

export function recordThing(
  ground: CaseGround,
  record: {
    readonly id: string;
    readonly kind: string;
    readonly family: KindFamily;
    readonly data: object;
    readonly actor?: string;
  },
): Thing {
  const data: Record<string, unknown> = { ...record.data };
  return {
    kind: 'record',
    ...ground,
    held: heldOf(ground),
    record: record.id,
    recordKind: record.kind,
    family: record.family,
    classification: classify(record.kind, data),
    volume: volumeOf(record.kind, data),
    owner: record.actor ?? null,
  };
}

export function draftThing(ground: CaseGround, owner: string, docType: string): Thing {
  return {
    ...caseThing(ground),
    kind: 'draft',
    recordKind: docType,
    classification: classify(docType, {}),
    volume: volumeOf(docType, {}),
    owner,
  };
}

/** Things of the agency itself: `recordKind` says which facts, `owner` whose account. */
export function agencyThing(
  kind: Exclude<ThingKind, 'case' | 'record' | 'draft'>,
  agency: string,
  about: { recordKind?: string; owner?: string } = {},
): Thing {
  const { recordKind = null, owner = null } = about;
  return { kind, ...plain, agency, subject: agency, state: 'open', recordKind, owner, relations: [] };
}

/** Entries of the access log about one case. */
export function accessEntryThing(ground: CaseGround): Thing {
  return { ...caseThing(ground), kind: 'accessEntry' };
}

const heldOf = ({ held }: CaseGround): string | null => (held === true ? 'held' : null);

function stateOfCase(dossier: Dossier): CaseState {
  if (dossier.facts.length === 0) return 'new';
  if (dossier.of('archived').length > 0) return 'archived';
  return dossier.of('caseClosed').length > 0 ? 'closed' : 'open';
}
