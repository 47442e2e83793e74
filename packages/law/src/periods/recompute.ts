import type { Derivation } from './derivation.ts';
import { type Adjustments, dueOf, type Reckoning, type StartEvent } from './due.ts';
import { explain } from './explain.ts';
import type { Term } from './term.ts';

/** A term that still runs, as it was asked for: enough to ask again. */
export type OpenTerm = { id: string; of: Term; start: StartEvent; adjustments?: Adjustments };

export type Difference = {
  id: string;
  title: string;
  before: string | null;
  after: string | null;
  /** `verified`: the date stands, now checked. `moved`: another date. `same`: nothing changes. `lost`: no longer computable. */
  change: 'same' | 'verified' | 'moved' | 'lost';
  message: string;
  /** How the later date was reached, in Chinese; null where none could be. */
  why: string | null;
};

/** Parameters hold from a day on: a term is reckoned by those of the day on which it starts. */
export type ReckoningOn = Reckoning | ((at: Temporal.Instant) => Reckoning);
const on = (reckoning: ReckoningOn, at: Temporal.Instant): Reckoning =>
  typeof reckoning === 'function' ? reckoning(at) : reckoning;

/** What loading a calendar or setting a parameter does to the terms that run: each with its date before and after. */
export function recompute(open: readonly OpenTerm[], before: ReckoningOn, after: ReckoningOn): Difference[] {
  return open.map(({ id, of, start, adjustments }) => {
    const was = dueOf(of, start, on(before, start.at), adjustments);
    const is = dueOf(of, start, on(after, start.at), adjustments);
    return differenceOf(id, of.title, was.derivation, is.derivation);
  });
}

/** What became of one term, by how it was derived; without a derivation it could not be reckoned at all. */
export function differenceOf(id: string, title: string, was: Derivation | null, is: Derivation | null): Difference {
  const [before, after] = [was?.lastDay ?? null, is?.lastDay ?? null];
  const verified = isUnverified(was) && !isUnverified(is);
  const change = before === after ? (verified ? 'verified' : 'same') : after === null ? 'lost' : 'moved';
  const message = {
    same: `“${title}”的末日不变（${said(was)}）。`,
    verified: `“${title}”的末日 ${said(is)} 已按新导入的放假安排核实，不变。`,
    moved: `“${title}”的末日由 ${said(was)} 变为 ${said(is)}。`,
    lost: `“${title}”的末日原为 ${said(was)}，现无法计算，须人工核对。`,
  }[change];
  return { id, title, before, after, change, message, why: is === null ? null : explain(is) };
}

const isUnverified = (d: Derivation | null): boolean => d !== null && d.unverifiedYear !== null;
const said = (d: Derivation | null): string => `${d?.lastDay ?? '待核'}${isUnverified(d) ? '（日历未核实）' : ''}`;
