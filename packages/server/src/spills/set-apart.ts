import { recordsNaming, within } from '@liuhen/journal';
import type { House } from '../house.ts';

export type Spilled = {
  readonly record: string;
  readonly case: string | null;
  /** The record itself, what was derived from it, and whatever else has the same bytes. */
  readonly records: readonly string[];
  readonly hashes: readonly string[];
};

/**
 * All that has to be set apart with a record: its files, the copies made of it however often copied, what it is a copy of itself, what
 * was said of it afterwards (a transcript supplemented, words noted at a mark), and every record of the agency that names any of those bytes, with its copies in turn. Null when there is no such record.
 */
export async function reachOf(house: House, agency: string, record: string): Promise<Spilled | null> {
  const [own] = await house.journal.bodiesOf(agency, [record]);
  if (own === undefined) return null;
  const reached = new Map<string, readonly string[]>();
  for (let next: readonly string[] = [record]; next.length > 0; ) {
    const bodies = [
      ...(await house.journal.bodiesOf(agency, next)),
      ...(await house.journal.derivedFrom(agency, next)),
      ...(await house.journal.saidOf(agency, next)),
    ];
    const found = await leavesOf(
      house,
      agency,
      bodies.map(({ id }) => id),
    );
    for (const { record: id, hashes } of found) reached.set(id, hashes);
    const naming = await recordsNaming(house.journal.pool, agency, [...new Set(found.flatMap(({ hashes }) => hashes))]);
    const originals = bodies.flatMap(({ links }) => links.filter(({ rel }) => rel === 'derivedFrom'));
    const further = new Set([...naming, ...originals].map((one) => one.record as string));
    next = [...further].filter((id) => !reached.has(id));
  }
  return {
    record,
    case: own.subject.type === 'case' ? own.subject.id : null,
    records: [...reached.keys()],
    hashes: [...new Set([...reached.values()].flat())],
  };
}

/** From the leaves, which tell the hashes of the files whatever is sealed or set apart already. */
async function leavesOf(
  house: House,
  agency: string,
  records: readonly string[],
): Promise<{ record: string; hashes: string[] }[]> {
  const { rows } = await within(house.journal.pool, agency, (client) =>
    client.query<{ record: string; hashes: string[] }>(
      `SELECT record_id AS record,
              ARRAY(SELECT DISTINCT file ->> 'sha256' FROM jsonb_array_elements(coalesce(leaf::jsonb -> 'files', '[]'::jsonb)) AS file) AS hashes
         FROM entry WHERE agency_id = $1 AND record_id = ANY ($2::uuid[])`,
      [agency, records],
    ),
  );
  return rows;
}

/**
 * Makes it so, on the strength of the record that says so; told again it changes nothing, so that a server that died in between
 * finishes it at its next start. First the bytes, then what was made of them, then the words.
 */
export async function setApart(
  house: House,
  agency: string,
  spill: string,
  { records, hashes }: Pick<Spilled, 'records' | 'hashes'>,
): Promise<void> {
  for (const sha256 of hashes) {
    await house.store.isolate(sha256);
    await house.secondCopy?.isolate(sha256);
  }
  house.previews.forget(hashes);
  for (const { purpose, made } of await house.derivations.forget(agency, hashes)) {
    if (purpose === 'preview' && made !== null) await house.previewStore.remove(made.sha256);
  }
  await house.journal.isolate({ agency, spill, records });
}
