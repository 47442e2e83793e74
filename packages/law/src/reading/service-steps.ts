import type { Fact } from '@liuhen/records';
import { type Matter, view } from '../obligations/matter.ts';
import { issued } from './phases.ts';
import { receiptIdsOf, servedAt } from './served.ts';
import { type Serving, servings } from './services.ts';

const none: readonly Serving[] = [];
const byStep = view(
  (m): ReadonlyMap<string, readonly Serving[]> =>
    Map.groupBy(
      servings(m).filter(({ step }) => step !== undefined),
      ({ step }) => step?.id ?? '',
    ),
);

/** The receipts by which papers of these types were served, or were to be: gathered once a case. */
const gathered = view(() => new Map<string, ReadonlySet<string>>());
function receiptsFor(m: Matter, types: readonly string[]): ReadonlySet<string> {
  const key = types.join(' ');
  const held = gathered(m).get(key);
  if (held) return held;
  const made = new Set(issued(m, ...types).flatMap((paper) => receiptIdsOf(m, paper)));
  gathered(m).set(key, made);
  return made;
}

const hasCome = (m: Matter, { effect, at }: Pick<Serving, 'effect' | 'at'>): boolean =>
  effect !== 'invalid' && at !== null && m.present.hasCome(at);

/**
 * When a step of service did serve a decision on one of these types of paper: as its receipt proves it. Void service, mail without the
 * day of its receipt, a public notice whose days still run and a step that nothing proves serve nobody: null. A case that tells its
 * decision by a step alone has no paper that a receipt could prove: there the step is believed.
 */
export function servedByStep(m: Matter, step: Fact, types: readonly string[]): Temporal.Instant | null {
  const papers = issued(m, ...types);
  if (papers.length === 0) return step.at;
  const receipts = receiptsFor(m, types);
  const own = byStep(m).get(step.id) ?? none;
  const named = own.filter(({ receipt }) => receipts.has(receipt.id));
  // receipts that name no paper we know speak for the step, unless others name the decision
  const told = receipts.size === 0 ? own : named;
  const proven = told.find((serving) => hasCome(m, serving));
  if (proven !== undefined) return proven.at;
  return own.length > 0 ? null : provenElsewhere(m, papers);
}

/** Signed for on the paper itself, or served by a notice that was posted in a step of its own. */
function provenElsewhere(m: Matter, papers: readonly Fact[]): Temporal.Instant | null {
  for (const paper of papers) {
    const served = servedAt(m, paper);
    if (served !== null && served.serving.step?.kind !== 'served' && hasCome(m, { effect: 'valid', at: served.at }))
      return served.at;
  }
  return null;
}
