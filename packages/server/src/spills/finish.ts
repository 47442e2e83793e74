import type { House } from '../house.ts';
import { agenciesIn } from '../keeping/named-files.ts';
import { readmit } from './readmit.ts';
import { setApart } from './set-apart.ts';
import { spillsOf } from './spills-of.ts';

/** Whatever is recorded as set apart is set apart, and what was a mistake is back, also where a server died between the record and the deed. */
export async function finishSettingApart(house: House): Promise<void> {
  for (const agency of await agenciesIn(house.journal.pool)) {
    for (const spill of spillsOf(await house.journal.dossiers.agencyFacts(agency))) {
      if (spill.erased !== null) continue;
      if (spill.dismissed !== null) await readmit(house, agency, spill);
      else await setApart(house, agency, spill.fact.id, spill);
    }
  }
}
