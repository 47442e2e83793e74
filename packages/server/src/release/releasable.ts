import { classificationTitles, classify, volumeOf } from '@liuhen/law/access';
import { type Dossier, documentKinds, type Fact, isDocType } from '@liuhen/records';
import type { ReleaseOffer } from '../api/index.ts';
import { fieldsOf, nameOf } from '../press/fixed-document.ts';
import { documentsToPrint } from '../press/print-file.ts';
import type { Seen } from '../press/printed-values.ts';

type Offered = ReleaseOffer['documents'][number];

/** Documents of ours that could go out, in order, each with why it may not. */
export function releasable(seen: Seen): { fact: Fact; offered: Offered }[] {
  return documentsToPrint(seen, null).map((fact) => ({ fact, offered: offer(seen.dossier, fact) }));
}

function offer(dossier: Dossier, fact: Fact): Offered {
  const fields = fieldsOf(fact.written);
  return {
    record: fact.id,
    title: isDocType(fact.kind) ? documentKinds[fact.kind].title : fact.title,
    number: 'number' in fact.data && typeof fact.data.number === 'string' ? fact.data.number : null,
    withheld: whyNot(dossier, fact),
    careful: classify(fact.kind, fact.written) !== 'none',
    fields: labelsOf(fact)
      .filter(({ key }) => key in fields && fields[key] !== '' && fields[key] !== null)
      .map(({ key, label }) => ({ key, label })),
  };
}

/** The side volume and whoever reported go to no party, masked or not (articles 8 and 30). */
function whyNot(dossier: Dossier, fact: Fact): string | null {
  const level = classify(fact.kind, fact.written);
  if (level === 'informant') return `${nameOf(fact)}含举报人信息，不向当事人提供（制度第八条、第三十条）。`;
  if (volumeOf(fact.kind, fact.written) === 'side')
    return `${nameOf(fact)}在副卷，副卷材料不向当事人提供（制度第二十七条、第三十条）。`;
  if (dossier.linkedTo(fact, 'replaces').length > 0) return `${nameOf(fact)}已有新的版本。`;
  return null;
}

/** What keeps a careful document from going out as it is. */
export function needsMask(fact: Fact): string | null {
  const level = classify(fact.kind, fact.written);
  if (level === 'none') return null;
  return `${nameOf(fact)}标明“${classificationTitles[level]}”，须遮蔽相应内容后才能提供（制度第二十九条、第三十条）。`;
}

function labelsOf(fact: Fact): { key: string; label: string }[] {
  return isDocType(fact.kind) ? documentKinds[fact.kind].allFields.map(({ key, label }) => ({ key, label })) : [];
}
