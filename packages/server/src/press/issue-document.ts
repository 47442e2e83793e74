import { type DocType, documentKinds, type Fact, isDocType, type RecordBody } from '@liuhen/records';
import type { House } from '../house.ts';
import { ServerFault } from '../http/server-fault.ts';
import { newId, recordOf } from '../records-made-here.ts';
import { append } from '../routes/records.ts';
import type { Asker } from '../sign-in/asker.ts';
import { type FixedDocument, fieldsOf, nameOf } from './fixed-document.ts';
import { issuePages } from './issue-pages.ts';
import { authorityOf, type Numbering, nameOfAnotherDay, numbering, sealOf } from './numbering.ts';
import { dayOf } from './press.ts';
import { seenBy } from './printed-values.ts';

type Wish = {
  readonly id: string;
  readonly issuedAt?: string | undefined;
  readonly seal?: string | null | undefined;
  readonly copies?: number | undefined;
  readonly reserved?: number | undefined;
};

/**
 * Number, date, name and seal are given at issue. What the law will refuse is neither printed nor sealed, and leaves the number
 * reserved for this document: the next attempt takes the same one, and none is lost.
 */
export async function issueDocument(house: House, asker: Asker, paper: FixedDocument, wish: Wish) {
  const { docType: kind, caseNo, document, dossier, entries, ground } = paper;
  const docType: DocType | null = isDocType(kind) ? kind : null;
  const fields = fieldsOf(document.data);
  const at = wish.issuedAt ?? house.now();
  const before = dossier.linkedTo(document, 'issues').find(({ id }) => id !== wish.id);
  if (before !== undefined) {
    throw new ServerFault('issuedAlready', `${nameOf(document)}已于 ${dayOf(before.at.toString())} 签发。`, null, {
      at: [before.id],
    });
  }
  const wrong = docType === null ? null : nameOfAnotherDay(docType, fields, asker.facts, at);
  if (wrong !== null) {
    throw new ServerFault(
      'authorityWrong',
      `${nameOf(document)}署名“${wrong.written}”，而这一天作出这类行为应以“${wrong.lawful}”的名义（生态环境法典第五十三条、行政处罚法第十七条）。`,
    );
  }
  const plan = docType === null ? null : numbering(docType, fields, asker.facts, at, caseNo);
  const taken = plan === null ? null : await takeNumber(house, asker, paper, plan, wish.reserved);
  const number = plan === null || taken === null ? null : plan.write(taken);
  const authority = docType === null ? null : authorityOf(docType, fields, asker.facts, at);
  const usual = docType !== null && authority !== null && documentKinds[docType].needsSeal ? sealOf(authority) : null;
  const seal = wish.seal === undefined ? usual : wish.seal;
  const record = (pages: Awaited<ReturnType<typeof issuePages>> | null): RecordBody =>
    recordOf({
      id: wish.id,
      agency: asker.agency,
      case: dossier.subject,
      kind: 'documentIssued',
      at: house.now(),
      people: [{ role: '签发人', person: asker.person, name: asker.name }],
      links: [{ rel: 'issues', record: document.id }],
      files: pages === null ? [] : [pages.file],
      data: {
        number,
        issuedAt: at,
        issuingAuthority: authority,
        ...(seal === null ? {} : { seal }),
        ...(pages === null
          ? {}
          : { issuedPages: { sha256: pages.file.sha256, size: pages.file.size, pages: pages.pages } }),
      },
    });
  const refused = house.law.port.gate(dossier, record(null), house.now()).refusals.length > 0;
  const seen = seenBy(asker, ground, entries);
  const pages =
    refused || docType === null
      ? null
      : await issuePages(house, asker, { docType, document, dossier, seen, number, issuedAt: at });
  if (!refused && seal !== null) await enterSeal(house, asker, paper, { seal, number, copies: wish.copies });
  const receipt = await append(house, asker, record(pages));
  if (plan !== null && taken !== null) await house.numbers.issued(asker.agency, plan.series, taken);
  return { ...receipt, number, issuingAuthority: authority, seal };
}

async function takeNumber(
  house: House,
  asker: Asker,
  { document, dossier }: FixedDocument,
  { series, write }: Numbering,
  reserved: number | undefined,
): Promise<number> {
  // the number that a refused version holds stays with the paper: its next version is issued under it, and none is lost
  const record = firstVersionOf(dossier, document).id;
  if (reserved === undefined) return house.numbers.reserve(asker.agency, series, record, asker.person);
  const claim = { series, number: reserved, record, holder: asker.person };
  const claimed = await house.numbers.claim(asker.agency, claim);
  if (claimed.outcome === 'claimed') return reserved;
  throw new ServerFault(
    'numberNotYours',
    claimed.outcome === 'held'
      ? `${nameOf(document)}已取文号 ${write(claimed.number)}，一份文书只有一个文号。`
      : `文号 ${write(reserved)} 不在分给您的号段内，或者已经使用、作废。`,
    claimed.outcome === 'held' ? '需要改用号段内文号的，请先作废已取的文号。' : null,
  );
}

function firstVersionOf(dossier: FixedDocument['dossier'], document: Fact): Fact {
  const link = document.links.find(({ rel }) => rel === 'replaces');
  const before = link === undefined ? undefined : dossier.find(link.record);
  return before === undefined ? document : firstVersionOf(dossier, before);
}

/** The register of seals has each use once: an issue that is asked for again has its line already. */
async function enterSeal(
  house: House,
  asker: Asker,
  { document, dossier, rendition }: FixedDocument,
  use: { seal: string; number: string | null; copies: number | undefined },
): Promise<void> {
  const entered = dossier
    .of('sealAffixed')
    .some((fact) => fact.data.seal === use.seal && fact.links.some(({ record }) => record === document.id));
  if (entered) return;
  await append(
    house,
    asker,
    recordOf({
      id: newId(house.now()),
      agency: asker.agency,
      case: dossier.subject,
      kind: 'sealAffixed',
      at: house.now(),
      people: [{ role: '用印人', person: asker.person, name: asker.name }],
      links: [{ rel: 'signs', record: document.id }],
      data: { ...use, over: rendition.sha256 },
    }),
  );
}
