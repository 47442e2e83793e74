import type { Predicate, Relation } from '@liuhen/law/access';

export type Standing = { readonly person: string; readonly relation: Relation };

/**
 * Relations of which somebody must have one wherever the condition holds; null where it may hold for cases nobody has any to.
 * Lists then look through those cases only. It takes nothing away from the condition, which is asked as well.
 */
export function narrowing(predicate: Predicate): readonly Standing[] | null {
  if ('is' in predicate) return predicate.is === 'never' ? [] : null;
  if ('related' in predicate) return predicate.related.map((relation) => ({ person: predicate.person, relation }));
  if ('any' in predicate) {
    const parts = predicate.any.map(narrowing);
    return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
  }
  if ('all' in predicate) return predicate.all.map(narrowing).find((part) => part !== null) ?? null;
  return null;
}
