import type { CaseView, FactView } from '@liuhen/server/api';

/**
 * What an act wants of the paper that comes first: that it be written, that the one which stands be signed, approved or issued, or
 * nothing more. A paper that an earlier step has already told of is done with: the next one is to be written.
 */
export async function paperToDo(view: CaseView, act: string, docType: string): Promise<'write' | 'ready' | FactView> {
  const standing = view.facts.filter(({ annulledBy }) => annulledBy === null);
  const told = standing.findLast(({ kind, family }) => kind === act && family === 'step');
  const paper = standing.findLast(
    ({ kind, id, at }) =>
      kind === docType &&
      (told === undefined || Date.parse(at) > Date.parse(told.at)) &&
      !standing.some(({ links }) => links.some(({ rel, record }) => rel === 'replaces' && record === id)),
  );
  if (paper === undefined) return 'write';
  // an act that is a paper itself, or an approval, is done on the paper
  if (act === docType) return paper;
  return isReady(paper, await goesOut(docType)) ? 'ready' : paper;
}

const isReady = ({ document }: FactView, outward: boolean): boolean =>
  document !== null && document.missingSigners.length === 0 && (document.issued || !outward);

/** Whether a paper has a number or a seal, and so a moment at which it is issued. */
async function goesOut(docType: string): Promise<boolean> {
  // the vocabulary of papers comes on demand: the case page must stand at once
  const { documentKinds, isDocType } = await import('@liuhen/records');
  return isDocType(docType) && (documentKinds[docType].needsDocNumber || documentKinds[docType].needsSeal);
}
