import type { AgencyFacts, Fact } from '@liuhen/records';

/** Somebody had a device in hand: from when, until when (null: they have it still). */
export type Holding = {
  readonly person: string;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant | null;
};

/** A device changes hands: somebody takes it, or it is given back. */
export type Move = {
  readonly record: string;
  readonly kind: 'out' | 'back';
  readonly at: Temporal.Instant;
  /** Who takes it; of what is given back whoever had it. */
  readonly person: string;
  /** Of two entered for one instant the earlier goes before. */
  readonly seq: number;
};

/** Where the sign-outs of a device contradict each other, so that a recording cannot be told to be anybody's. */
export type Contradiction =
  /** Never given back, and signed out by another. */
  | { readonly kind: 'handedOn'; readonly first: Holding; readonly next: Move }
  /** Given back by nobody who had it. */
  | { readonly kind: 'stray'; readonly back: Move };

type Ledger = {
  readonly moves: readonly Move[];
  readonly holdings: readonly Holding[];
  readonly contradictions: readonly Contradiction[];
};

const ledgers = new WeakMap<AgencyFacts, Map<string, Ledger>>();
const empty: Ledger = { moves: [], holdings: [], contradictions: [] };

/** Sign-outs and sign-ins of one device as they happened, whenever they were entered. */
export const movesOf = (facts: AgencyFacts, device: string): readonly Move[] => ledgerOf(facts, device).moves;

/** Who had the device in hand, one after the other. Whoever takes it from somebody who never gave it back has it from then on. */
export const holdingsOf = (facts: AgencyFacts, device: string): readonly Holding[] => ledgerOf(facts, device).holdings;

export const contradictionsOf = (facts: AgencyFacts, device: string): readonly Contradiction[] =>
  ledgerOf(facts, device).contradictions;

/** Those that there would be with more moves than stand in the ledger, and are not there without them. */
export function contradictionsWith(facts: AgencyFacts, device: string, more: readonly Move[]): Contradiction[] {
  const ids = new Set(more.map(({ record }) => record));
  const standing = movesOf(facts, device).filter(({ record }) => !ids.has(record));
  const before = new Set(folded(standing).contradictions.map(keyOf));
  return folded([...standing, ...more]).contradictions.filter((one) => !before.has(keyOf(one)));
}

const keyOf = (one: Contradiction): string =>
  one.kind === 'stray' ? one.back.record : `${one.next.record} ${one.first.person} ${one.first.from}`;

/** Asked of every device and act that a recording may be linked to: the facts of an agency are folded once. */
function ledgerOf(facts: AgencyFacts, device: string): Ledger {
  const held = ledgers.get(facts) ?? allOf(facts);
  ledgers.set(facts, held);
  return held.get(device) ?? empty;
}

function allOf({ facts }: AgencyFacts): Map<string, Ledger> {
  const moves = facts.filter(({ kind, annulledBy }) => kinds.has(kind) && annulledBy === null);
  const byDevice = Map.groupBy(moves, ({ data }) => String(data.device));
  return new Map([...byDevice].map(([device, ofOne]) => [device, folded(ofOne.map(moveOf))]));
}

const kinds: ReadonlyMap<string, Move['kind']> = new Map([
  ['deviceSignedOut', 'out'],
  ['deviceSignedIn', 'back'],
]);

function moveOf({ id, kind, at, data, seq }: Fact): Move {
  const person = typeof data.person === 'string' ? data.person : '';
  return { record: id, kind: kinds.get(kind) ?? 'out', at, person, seq };
}

/** At one instant a device is given back before it is taken: a shift changes at nine. */
const inOrder = (a: Move, b: Move): number =>
  Temporal.Instant.compare(a.at, b.at) || rank[a.kind] - rank[b.kind] || a.seq - b.seq;
const rank: Readonly<Record<Move['kind'], number>> = { back: 0, out: 1 };

function folded(unordered: readonly Move[]): Ledger {
  const moves = unordered.toSorted(inOrder);
  const holdings: Holding[] = [];
  const contradictions: Contradiction[] = [];
  let open: Holding | null = null;
  for (const move of moves) {
    if (move.kind === 'out' && open?.person === move.person) continue;
    if (open !== null) holdings.push({ ...open, to: move.at });
    if (move.kind === 'back' && open === null) contradictions.push({ kind: 'stray', back: move });
    if (move.kind === 'out' && open !== null) contradictions.push({ kind: 'handedOn', first: open, next: move });
    open = move.kind === 'out' ? { person: move.person, from: move.at, to: null } : null;
  }
  if (open !== null) holdings.push(open);
  return { moves, holdings, contradictions };
}
