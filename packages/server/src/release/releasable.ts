import { classificationTitles, classify, volumeOf } from '@liuhen/law/access';
import { type Dossier, documentKinds, type Fact, isDocType } from '@liuhen/records';
import type { ReleaseOffer } from '../api/index.ts';
import { fieldsOf, nameOf } from '../press/fixed-document.ts';
import { documentsToPrint } from '../press/print-file.ts';
import type { Seen } from '../press/printed-values.ts';
import { isScan } from './scan-pages.ts';

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

type OfferedScan = ReleaseOffer['scans'][number];

/** Scans of signed paper, paper from outside and photographs, file by file, in order, each with why it may not go out. */
export function releasableScans({ dossier, heldBack }: Seen): { fact: Fact; offered: OfferedScan }[] {
  return dossier.facts.filter(holdsScans).flatMap((fact) =>
    fact.files
      .filter((file) => isScan(file) && !heldBack.has(file.sha256))
      .map(({ sha256, name }) => {
        const careful = classify(fact.kind, fact.written) !== 'none';
        const title = fact.family === 'document' ? nameOf(fact) : fact.title;
        return {
          fact,
          offered: { record: fact.id, sha256, name, title, withheld: whyScanNot(dossier, fact), careful },
        };
      }),
  );
}

/** What has pages of ours is printed anew instead, and needs no picture. */
function holdsScans({ kind, family, data, annulledBy, withheld }: Fact): boolean {
  if (annulledBy !== null || withheld.length > 0) return false;
  if (kind === 'paperScanned' || kind === 'recording' || kind === 'derivedItem') return true;
  return family === 'document' && !('rendition' in data && data.rendition != null);
}

/** A sheet is as confidential as the paper of which it is a scan. */
function whyScanNot(dossier: Dossier, fact: Fact): string | null {
  const papers = fact.links.flatMap(({ rel, record }) => (rel === 'attaches' ? (dossier.find(record) ?? []) : []));
  return [fact, ...papers].map((one) => whyNot(dossier, one)).find((why) => why !== null) ?? null;
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
