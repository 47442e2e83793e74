import type { ErasedObject } from '@liuhen/evidence';
import { within } from '@liuhen/journal';
import type { House } from '../house.ts';
import type { Spill } from './spills-of.ts';

/** Erases the bytes in every store and the words of the records; what the bytes were is answered for the tombstone. */
export async function eraseSpill(house: House, agency: string, spill: Spill, actor: string): Promise<ErasedObject[]> {
  const approval = spill.approved?.id;
  if (approval === undefined) throw new Error('invariant: asked only once it is approved');
  const tombstones: ErasedObject[] = [];
  for (const sha256 of spill.hashes) {
    const gone = await house.store.eraseIsolated(sha256);
    await house.secondCopy?.eraseIsolated(sha256);
    tombstones.push(gone ?? { sha256, sm3: null, size: null, wasSound: false });
  }
  for (const record of spill.records) {
    const units = await unitsOf(house, agency, record);
    if (units.length > 0) await house.journal.eraseUnits({ agency, record, units, approvedBy: approval, actor });
  }
  await house.journal.endIsolation(agency, spill.fact.id);
  return tombstones;
}

/** What is left to erase of a record, as its leaf names it; a server that died in between goes on with the rest. */
function unitsOf(house: House, agency: string, record: string): Promise<string[]> {
  return within(house.journal.pool, agency, async (client) => {
    const { rows } = await client.query<{ unit: string }>(
      `SELECT unit FROM entry e JOIN payload p USING (agency_id, subject_id, subject_seq),
              LATERAL jsonb_object_keys(e.leaf::jsonb -> 'commitments') AS unit
        WHERE e.agency_id = $1 AND e.record_id = $2 AND unit <> ALL (p.erased) AND unit <> 'links'`,
      [agency, record],
    );
    return rows.map(({ unit }) => unit);
  });
}
