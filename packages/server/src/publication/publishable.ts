import { classificationTitles, classify, volumeOf } from '@liuhen/law/access';
import { type Dossier, type Fact, publishedKinds } from '@liuhen/records';
import { nameOf } from '../press/fixed-document.ts';

/** Decisions of a case that stand, in the order they were made, each with why it may not go to the public. */
export function publishable(dossier: Dossier): { document: Fact; withheld: string | null }[] {
  return publishedKinds
    .flatMap((docType) => dossier.documents(docType))
    .filter((document) => dossier.linkedTo(document, 'replaces').length === 0)
    .toSorted((one, other) => Temporal.Instant.compare(one.at, other.at) || one.seq - other.seq)
    .map((document) => ({ document, withheld: whyNot(dossier, document) }));
}

function whyNot(dossier: Dossier, document: Fact): string | null {
  const { data, origin } = document;
  if (document.annulledBy !== null) return `${nameOf(document)}已经撤销，不再公示（处罚法第四十八条第二款）。`;
  const stamped = 'issuedAt' in data && typeof data.issuedAt === 'string' && data.issuedAt !== '';
  if (dossier.linkedTo(document, 'issues').length === 0 && !stamped && origin !== 'import')
    return `${nameOf(document)}还没有签发编号；签发后才能公示（处罚法第四十八条）。`;
  const level = classify(document.kind, document.written);
  if (level === 'workSecret' || level === 'informant')
    return `${nameOf(document)}标明“${classificationTitles[level]}”，不予公示（制度第三十条）。`;
  if (volumeOf(document.kind, document.written) === 'side') return `${nameOf(document)}在副卷，不予公示。`;
  return null;
}
