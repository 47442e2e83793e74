import { holds, type Predicate, simplify } from './predicate.ts';
import { type AccessRule, type Act, bind } from './rule.ts';
import { agencyRules } from './rules/agency-rules.ts';
import { caseRules } from './rules/case-rules.ts';
import { keepingRules } from './rules/keeping-rules.ts';
import { recordingRules } from './rules/recording-rules.ts';
import type { Thing, ThingKind } from './thing.ts';
import type { Viewer } from './viewer.ts';

/** The one policy. Every path asks it: routes one thing at a time, lists through `scopeOf`. */
export const policy: readonly AccessRule[] = [...caseRules, ...recordingRules, ...agencyRules, ...keepingRules];

export type Decision = { readonly allowed: boolean; readonly rule: string; readonly reason: string };

/** What forbids goes before what allows, and what nothing allows is forbidden. */
export function mayAccess(viewer: Viewer, act: Act, thing: Thing): Decision {
  if (thing.agency !== viewer.agency) return { allowed: false, rule: 'otherAgency', reason: '不属于本机关。' };
  const applicable = rulesFor(viewer, act, thing.kind).filter((rule) => holds(bind(rule.when, viewer), thing));
  const decisive = applicable.find((rule) => rule.effect === 'deny') ?? applicable[0];
  if (decisive === undefined) {
    return { allowed: false, rule: 'nothingAllows', reason: '您的职务和与本案的关系不含此项权限（制度第二十八条）。' };
  }
  return { allowed: decisive.effect === 'allow', rule: decisive.id, reason: decisive.reason };
}

/** The same decision as a condition over all things of one kind: what a list, a count or a search may contain. */
export function scopeOf(viewer: Viewer, act: Act, kind: ThingKind): Predicate {
  const rules = rulesFor(viewer, act, kind);
  const of = (effect: AccessRule['effect']) =>
    rules.filter((rule) => rule.effect === effect).map((rule) => bind(rule.when, viewer));
  return simplify({
    all: [{ field: 'agency', oneOf: [viewer.agency] }, { any: of('allow') }, { not: { any: of('deny') } }],
  });
}

function rulesFor(viewer: Viewer, act: Act, kind: ThingKind): AccessRule[] {
  return policy.filter(
    (rule) =>
      rule.acts.includes(act) &&
      rule.kinds.includes(kind) &&
      (rule.offices === 'anyone' || rule.offices.some((office) => viewer.offices.includes(office))),
  );
}
