import type { CaseState } from '@liuhen/law/access';

/**
 * The soonest clock of a case that somebody still has to answer; what has run out stays until it is done, or a list by clocks
 * would lose sight of it. A closed case still has the clock of its file (制度第二十七条); an archived one has none.
 */
export function nextDueOf(
  findings: readonly { readonly status: string; readonly due: string | null }[],
  state: CaseState,
): string | null {
  if (state === 'archived') return null;
  const dues = findings.flatMap(({ status, due }) =>
    (status === 'pending' || status === 'overdue') && due !== null ? [due] : [],
  );
  return dues.sort()[0] ?? null;
}
