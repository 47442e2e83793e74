import type { Hit } from '@liuhen/journal/lists';
import { caseGround } from '@liuhen/law/access';
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
