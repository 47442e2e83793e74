import type { ErasedObject } from '@liuhen/evidence';
import { eraseEvidence } from '@liuhen/evidence';
import { recordsNaming } from '@liuhen/journal';
import type { House } from '../house.ts';
import { disposedRecords } from './keeping-acts.ts';

/**
 * Erases the bytes of records whose disposal is approved. Bytes that a record still kept names as well stay: the content is stored
 * once for all of them. What went is answered for the tombstone; told again it goes on with what is left.
 */
export async function disposeOf(
  house: House,
  agency: string,
  records: readonly string[],
  decision: { readonly ground: string; readonly approval: string },
): Promise<ErasedObject[]> {
  const facts = await house.journal.dossiers.agencyFacts(agency);
  const gone = new Set([...disposedRecords(facts), ...records]);
  const tombstones: ErasedObject[] = [];
  for (const sha256 of await hashesOf(house, agency, records)) {
    const naming = await recordsNaming(house.journal.pool, agency, [sha256]);
    if (naming.some(({ record }) => !gone.has(record))) continue;
    const stone = await eraseEvidence(house.store, sha256, { ...decision, at: house.now() });
    await house.secondCopy?.remove(sha256);
    house.previews.forget([sha256]);
    for (const { purpose, made } of await house.derivations.forget(agency, [sha256])) {
      if (purpose === 'preview' && made !== null) await house.previewStore.remove(made.sha256);
    }
    const { sm3 = null, size = null, wasSound = false } = stone ?? {};
    tombstones.push({ sha256, sm3, size, wasSound });
  }
  return tombstones;
}

async function hashesOf(house: House, agency: string, records: readonly string[]): Promise<string[]> {
  const hashes = new Set<string>();
  for (const { files } of await house.journal.bodiesOf(agency, records))
    for (const { sha256 } of files) hashes.add(sha256);
  return [...hashes];
}
