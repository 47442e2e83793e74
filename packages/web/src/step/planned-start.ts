import type { FactView } from '@liuhen/server/api';

/** The paper that told the party when an act would be. */
const noticeOf: Readonly<Record<string, string>> = { hearingHeld: 'hearingNotice', interview: 'interviewNotice' };

/** When an act began, as far as it was to begin when its notice said; null where no notice did, or its hour is still to come. */
export function plannedStart(
  kind: string,
  facts: readonly Pick<FactView, 'kind' | 'title' | 'annulledBy' | 'data'>[],
  now: Date,
): { readonly at: string; readonly from: string } | null {
  const told = facts.findLast((fact) => fact.kind === noticeOf[kind] && fact.annulledBy === null);
  const fields = told?.data.fields;
  if (told === undefined || typeof fields !== 'object' || fields === null || Array.isArray(fields)) return null;
  const { when } = fields;
  if (typeof when !== 'string') return null;
  const at = Date.parse(when);
  return Number.isNaN(at) || at > now.getTime() ? null : { at: when, from: told.title };
}
