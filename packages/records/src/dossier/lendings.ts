/** Of a record: what the register of lent files reads. */
type Told = {
  readonly id: string;
  readonly kind: string;
  readonly annulledBy: unknown;
  readonly data: Readonly<Record<string, unknown>>;
  readonly links: readonly { readonly rel: string; readonly record: string }[];
};

/** A file that was lent, and its return; `due` is the day it is to be back, as ISO date. */
export type Lending<Fact> = {
  readonly lent: Fact;
  readonly returned: Fact | null;
  readonly borrower: string;
  readonly purpose: string;
  readonly due: string | null;
};

/** How the keeping of a file speaks of lending it (`custodyEvent`, `action`). */
export const lendingActions = { lent: 'fileLent', returned: 'fileReturned' } as const;

/** The register of a lent file, in the order of its records. A return answers the lending it ends. */
export function lendingsOf<Fact extends Told>(facts: readonly Fact[]): Lending<Fact>[] {
  const events = facts.filter(({ kind, annulledBy }) => kind === 'custodyEvent' && annulledBy === null);
  const returns = events.filter(({ data }) => data.action === lendingActions.returned);
  return events
    .filter(({ data }) => data.action === lendingActions.lent)
    .map((lent) => ({
      lent,
      returned:
        returns.find(({ links }) => links.some(({ rel, record }) => rel === 'answers' && record === lent.id)) ?? null,
      borrower: text(lent.data.borrower),
      purpose: text(lent.data.purpose),
      due: /^\d{4}-\d{2}-\d{2}$/.test(text(lent.data.due)) ? text(lent.data.due) : null,
    }));
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
