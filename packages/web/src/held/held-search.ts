/** How the ledger of things held is asked, as the address of its page says it. Words that name somebody stay out of logs: the server writes no query. */
export type HeldSearch = {
  readonly state?: 'decided' | 'ended' | 'all';
  readonly overdue?: true;
  readonly way?: 'sealing' | 'registration';
  readonly dueBy?: string;
  readonly q?: string;
  readonly place?: string;
  readonly caseNo?: string;
};

const words = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

/** What of an address is understood; the rest is left out. */
export function heldSearchOf(given: Record<string, unknown>): HeldSearch {
  const { state, overdue, way, dueBy, q, place, caseNo } = given;
  const said = { q: words(q), place: words(place), caseNo: words(caseNo) };
  return {
    ...(state === 'decided' || state === 'ended' || state === 'all' ? { state } : {}),
    ...(overdue === true ? { overdue: true as const } : {}),
    ...(way === 'sealing' || way === 'registration' ? { way } : {}),
    ...(typeof dueBy === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(dueBy) ? { dueBy } : {}),
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
  };
}
