import { maskPersonal, personsIn } from '@liuhen/law/access';
import { type DocumentFact, publishedKinds } from '@liuhen/records';
import { fieldsOf, given, lastDocument, nameOf, type Scene, type Source } from './scene.ts';

/** What the public is told of a decision beside to whom it was given: what happened, by which law, what was decided. */
const told = [
  ['主要事实', ['facts', 'reason']],
  ['依据', ['basis', 'violated']],
  ['决定', ['penalties', 'penalty', 'decision', 'content']],
] as const;

/** The decision as it may go to the public, natural persons by surname, and what was masked for that. */
function publication(scene: Scene): { document: DocumentFact; text: string; masked: readonly string[] } | null {
  const document = publishedKinds.flatMap((docType) => lastDocument(scene, docType) ?? []).at(0);
  if (document === undefined) return null;
  const fields = fieldsOf(document);
  const lines = told.flatMap(([label, keys]) => {
    const words = keys.map((key) => wordsIn(fields[key])).find((text) => text !== '');
    return words === undefined ? [] : [`${label}：${words}`];
  });
  const number = document.data.number ?? fields.docNumber;
  const head = typeof number === 'string' ? `${document.title}（${number}）` : document.title;
  const party = wordsIn(scene.dossier.party?.name ?? fields.partyName);
  const to = party === '' ? [] : [`当事人：${party}`];
  return { document, ...maskPersonal([head, ...to, ...lines].join('\n'), personsIn(scene.dossier, scene.today)) };
}

/** What a field says, in one line; of rows and groups what their cells say. */
function wordsIn(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(wordsIn).filter(Boolean).join('；');
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value).map(wordsIn).filter(Boolean).join('，');
}

export const publicationSources: Record<string, Source> = {
  'publication.content': (scene) => {
    const made = publication(scene);
    return made === null ? null : given(made.text, `${nameOf(made.document)}，已遮蔽`, made.document.id);
  },
  'publication.redactions': (scene) => {
    const made = publication(scene);
    return made === null ? null : given(made.masked, `${nameOf(made.document)}中遮蔽的`, made.document.id);
  },
};
