import { isoOf } from '../calendars/day.ts';
import { type Adjustments, type Due, dueOf, type Reckoning, type StartEvent } from './due.ts';
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
    return differenceOf(id, of, was, is);
  });
}

function differenceOf(id: string, of: Term, was: Due, is: Due): Difference {
  const [before, after] = [iso(was), iso(is)];
  const change =
    before === after ? (was.unverified && !is.unverified ? 'verified' : 'same') : after === null ? 'lost' : 'moved';
  const message = {
    same: `“${of.title}”的末日不变（${said(was)}）。`,
    verified: `“${of.title}”的末日 ${said(is)} 已按新导入的放假安排核实，不变。`,
    moved: `“${of.title}”的末日由 ${said(was)} 变为 ${said(is)}。`,
    lost: `“${of.title}”的末日原为 ${said(was)}，现无法计算，须人工核对。`,
  }[change];
  return { id, title: of.title, before, after, change, message };
}

const iso = (due: Due): string | null => (due.lastDay === null ? null : isoOf(due.lastDay));

function said(due: Due): string {
  const text = iso(due) ?? '待核';
  return due.unverified ? `${text}（日历未核实）` : text;
}
