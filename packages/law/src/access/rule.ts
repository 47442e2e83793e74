import type { Office } from '@liuhen/records';
import type { Predicate, Relation, ThingField } from './predicate.ts';
import type { ThingKind } from './thing.ts';
import type { Right, Viewer } from './viewer.ts';

/** Finding (that it exists, under which number) and reading (what it says) are separate rights (DESIGN §8). */
export const acts = [
  'find',
  'read',
  'download',
  'record',
  'approve',
  'issue',
  'release',
  'dispose',
  'administer',
] as const;
export type Act = (typeof acts)[number];

/** A condition that may speak of the person who asks; `bind` puts them in. */
export type Condition =
  | { readonly is: 'always' | 'never' }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly field: ThingField; readonly oneOf: readonly string[] }
  | { readonly me: readonly Relation[] }
  | { readonly mine: true }
  | { readonly granted: readonly Right[] };

export type AccessRule = {
  readonly id: string;
  readonly effect: 'allow' | 'deny';
  readonly acts: readonly Act[];
  readonly kinds: readonly ThingKind[];
  /** Held that day; 'anyone' is anybody who is signed in. */
  readonly offices: readonly Office[] | 'anyone';
  readonly when: Condition;
  /** Shown to the person, and written into the access log. */
  readonly reason: string;
};

export function bind(condition: Condition, viewer: Viewer): Predicate {
  if ('is' in condition || 'field' in condition) return condition;
  if ('all' in condition) return { all: condition.all.map((part) => bind(part, viewer)) };
  if ('any' in condition) return { any: condition.any.map((part) => bind(part, viewer)) };
  if ('not' in condition) return { not: bind(condition.not, viewer) };
  if ('me' in condition) return { related: condition.me, person: viewer.person };
  if ('mine' in condition) return { field: 'owner', oneOf: [viewer.person] };
  const things = viewer.grants.filter((grant) => condition.granted.includes(grant.right)).map((grant) => grant.thing);
  return {
    any: [
      { field: 'subject', oneOf: things },
      { field: 'record', oneOf: things },
    ],
  };
}

export const everyThing: Condition = { is: 'always' };
export const related = (...me: Relation[]): Condition => ({ me });
export const is = (field: ThingField, ...oneOf: string[]): Condition => ({ field, oneOf });
export const not = (condition: Condition): Condition => ({ not: condition });
export const all = (...parts: Condition[]): Condition => ({ all: parts });
export const any = (...parts: Condition[]): Condition => ({ any: parts });
