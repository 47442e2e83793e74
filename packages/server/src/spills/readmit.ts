import type { House } from '../house.ts';
import { type Spill, spillsOf } from './spills-of.ts';

/** Takes a mistaken isolation back. Bytes return only where no other spill holds them still; told again it changes nothing. */
export async function readmit(house: House, agency: string, spill: Spill): Promise<void> {
  const facts = await house.journal.dossiers.agencyFacts(agency);
  const others = spillsOf(facts).filter((one) => one.fact.id !== spill.fact.id && one.dismissed === null);
  const held = new Set(others.flatMap(({ hashes }) => hashes));
  for (const sha256 of spill.hashes) {
    if (held.has(sha256)) continue;
    await house.store.readmit(sha256);
    await house.secondCopy?.readmit(sha256);
  }
  await house.journal.endIsolation(agency, spill.fact.id);
}
