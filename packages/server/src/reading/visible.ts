import {
  type CaseGround,
  informantWords,
  mayAccess,
  recordThing,
  strike,
  type Viewer,
  withholdAll,
  withholdInformant,
} from '@liuhen/law/access';
import { type AgencyFacts, type Dossier, type Entry, fold } from '@liuhen/records';
import { thingOf } from './open-case.ts';

export type Visible = {
  /** As this person may see them: masked, struck, or with everything withheld. */
  readonly entries: readonly Entry[];
  readonly dossier: Dossier;
  readonly hidden: number;
  /** Takes out of any other text about the case what this person may not know. */
  readonly strike: <T>(value: T) => T;
};

/**
 * What of a case one person may see. Everything that an answer shows of records passes here: an unreadable record is shown
 * as being there, one that may not be found is only counted, and who reported is struck out of every text.
 */
export function visibleTo(viewer: Viewer, ground: CaseGround, entries: readonly Entry[], agency: AgencyFacts): Visible {
  const words = informantWords(entries);
  const knows = mayKnowInformant(viewer, ground);
  const clean = <T>(value: T): T => (knows ? value : strike(value, words));
  const shown: Entry[] = [];
  for (const entry of entries) {
    const thing = thingOf(ground, entry);
    if (mayAccess(viewer, 'read', thing).allowed) shown.push(knows ? entry : clean(withholdInformant(entry)));
    else if (mayAccess(viewer, 'find', thing).allowed) shown.push(withholdAll(entry));
  }
  return { entries: shown, dossier: fold(shown, agency), hidden: entries.length - shown.length, strike: clean };
}

/** Asked of an imaginary record that holds nothing but who reported. */
function mayKnowInformant(viewer: Viewer, ground: CaseGround): boolean {
  const imaginary = { id: '', kind: 'informantIdentified', family: 'case', data: {} } as const;
  return mayAccess(viewer, 'read', recordThing(ground, imaginary)).allowed;
}
