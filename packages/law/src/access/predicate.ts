/**
 * A condition over a thing, as data: it is evaluated here and compiled to SQL in the journal. One definition, two readers;
 * a test holds them equal.
 */
export type Predicate =
  | { readonly is: 'always' | 'never' }
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly not: Predicate }
  /** A scalar of the thing is one of these. An absent value is none of them. */
  | { readonly field: ThingField; readonly oneOf: readonly string[] }
  /** The person stands to the case in one of these relations. */
  | { readonly related: readonly Relation[]; readonly person: string };

export const thingFields = [
  'kind',
  'agency',
  'subject',
  'record',
  'recordKind',
  'family',
  'classification',
  'volume',
  'state',
  'owner',
  'held',
] as const;
export type ThingField = (typeof thingFields)[number];

/**
 * How a person stands to a case; derived from its records by `relationsOf`. `receiver`: took an application in, which is neither
 * accepted nor refused yet.
 */
export const relations = [
  'handler',
  'formerHandler',
  'registrar',
  'receiver',
  'reviewer',
  'host',
  'approver',
  'recused',
] as const;
export type Relation = (typeof relations)[number];

export type Related = { readonly relation: Relation; readonly person: string };
export type ThingValues = Readonly<Record<ThingField, string | null>> & { readonly relations: readonly Related[] };

export const always: Predicate = { is: 'always' };
export const never: Predicate = { is: 'never' };

export function holds(predicate: Predicate, thing: ThingValues): boolean {
  if ('is' in predicate) return predicate.is === 'always';
  if ('all' in predicate) return predicate.all.every((part) => holds(part, thing));
  if ('any' in predicate) return predicate.any.some((part) => holds(part, thing));
  if ('not' in predicate) return !holds(predicate.not, thing);
  if ('field' in predicate) {
    const value = thing[predicate.field];
    return value !== null && predicate.oneOf.includes(value);
  }
  const { related, person } = predicate;
  return thing.relations.some((one) => one.person === person && related.includes(one.relation));
}

/** The same condition without what decides nothing, so that the SQL of a head is one comparison and not a page. */
export function simplify(predicate: Predicate): Predicate {
  if ('not' in predicate) {
    const inner = simplify(predicate.not);
    if ('is' in inner) return inner.is === 'always' ? never : always;
    if ('not' in inner) return inner.not;
    return { not: inner };
  }
  if ('all' in predicate) return join(predicate.all, 'never', 'always', (all) => ({ all }));
  if ('any' in predicate) return join(predicate.any, 'always', 'never', (any) => ({ any }));
  if ('field' in predicate && predicate.oneOf.length === 0) return never;
  if ('related' in predicate && predicate.related.length === 0) return never;
  return predicate;
}

function join(
  parts: readonly Predicate[],
  deciding: 'always' | 'never',
  neutral: 'always' | 'never',
  build: (parts: Predicate[]) => Predicate,
): Predicate {
  const kept = parts.map(simplify).filter((part) => !('is' in part && part.is === neutral));
  if (kept.some((part) => 'is' in part && part.is === deciding)) return { is: deciding };
  const [only] = kept;
  if (only === undefined) return { is: neutral };
  return kept.length === 1 ? only : build(kept);
}
