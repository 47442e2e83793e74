import type { Hit } from '@liuhen/journal/lists';
import { caseGround, caseThing, maskName, mayAccess } from '@liuhen/law/access';
import type { House } from '../house.ts';
import type { Asker } from '../sign-in/asker.ts';
import { visibleTo } from './visible.ts';

/**
 * Free text of a readable record may repeat who reported. A hit stands only if it still answers the question after that is
 * struck out: else the search itself would confirm the name.
 */
export async function withoutInformants(house: House, asker: Asker, hits: readonly Hit[], q: string): Promise<Hit[]> {
  const words = q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const kept: Hit[] = [];
  for (const hit of hits) {
    if (!hit.names_informant) {
      kept.push(hit);
      continue;
    }
    const { dossier, entries } = await house.journal.dossiers.read(asker.agency, hit.subject_id);
    const { strike } = visibleTo(asker.viewer, caseGround(asker.agency, dossier), entries, asker.facts);
    const content = strike(hit.content);
    if (words.every((word) => content.toLowerCase().includes(word))) {
      kept.push({ ...hit, content, title: strike(hit.title), case_title: strike(hit.case_title) });
    }
  }
  return kept;
}

/** A natural person who is party is named by surname only where the case may be found and not read. */
export async function withoutPersons(house: House, asker: Asker, hits: readonly Hit[]): Promise<Hit[]> {
  return Promise.all(
    hits.map(async (hit) => {
      const { person } = hit;
      if (person === null) return hit;
      const { dossier } = await house.journal.dossiers.read(asker.agency, hit.subject_id);
      const ground = { ...caseGround(asker.agency, dossier), subject: hit.subject_id };
      if (mayAccess(asker.viewer, 'read', caseThing(ground)).allowed) return hit;
      const masked = (text: string) => text.replaceAll(person, maskName(person));
      const title = hit.record_id === null ? masked(hit.title) : hit.title;
      return { ...hit, title, case_title: masked(hit.case_title) };
    }),
  );
}
