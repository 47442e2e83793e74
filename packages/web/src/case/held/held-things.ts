import type { FactView } from '@liuhen/server/api';

/** Of a record: what the ledger reads. */
export type Told = Pick<FactView, 'id' | 'kind' | 'at' | 'annulledBy' | 'data'> & {
  readonly document: { readonly issued: boolean } | null;
};

export type HeldThing = {
  readonly name: string;
  readonly amount: string;
  readonly place: string;
  readonly sealNo: string;
  /** When it was sealed or seized, and the list that says so. */
  readonly since: string;
  readonly list: string;
  /** When it was given back; null while it is held. */
  readonly returnedOn: string | null;
};

/** The ledger of what is held in a case: every line of every list, and the release that gave it back. */
export function heldThings(view: { readonly facts: readonly Told[] }): HeldThing[] {
  const standing = view.facts.filter(({ annulledBy }) => annulledBy === null);
  const releases = standing.filter(({ kind, document }) => kind === 'sealSeizureRelease' && document?.issued === true);
  return standing
    .filter(({ kind }) => kind === 'sealSeizureList')
    .flatMap((list) =>
      rowsOf(list, 'items').map((row) => ({
        name: text(row.name),
        amount: [text(row.qty), text(row.unit)].join(''),
        place: text(row.location),
        sealNo: text(row.sealNo),
        since: list.at,
        list: list.id,
        returnedOn: releases.find((release) => gives(release, row))?.at ?? null,
      })),
    );
}

/** A release names what it gives back; one that names nothing gives back all. */
function gives(release: Told, row: Readonly<Record<string, unknown>>): boolean {
  const returned = rowsOf(release, 'items');
  return returned.length === 0 || returned.some(({ name }) => text(name) === text(row.name));
}

function rowsOf(fact: Told, key: string): Readonly<Record<string, unknown>>[] {
  const rows: unknown = Object(fact.data.fields ?? {})[key];
  return Array.isArray(rows) ? rows.filter((row) => typeof row === 'object' && row !== null) : [];
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
