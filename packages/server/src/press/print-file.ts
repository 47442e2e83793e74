import { type DocType, type Dossier, type Fact, isDocType } from '@liuhen/records';
import type { House } from '../house.ts';
import { absent, ServerFault } from '../http/server-fault.ts';
import { fieldsOf, nameOf, versionOf } from './fixed-document.ts';
import { handsOn } from './hands.ts';
import { dayOf, type Sheet } from './press.ts';
import { printedValues, type Seen } from './printed-values.ts';

export const mostPrinted = 500;

/** The documents to print, in order, each with what corrects it behind it. Unasked: all of the file that are documents of ours. */
export function documentsToPrint({ dossier }: Seen, asked: readonly string[] | null): Fact[] {
  const chosen = asked === null ? wholeFile(dossier) : asked.map((id) => demandPrintable(dossier, id));
  const listed = new Set<string>();
  return chosen
    .flatMap((document) => [document, ...correctionsOf(dossier, document)])
    .filter(({ id }) => !listed.has(id) && listed.add(id));
}

/** By the time of each document; old versions are kept and not printed unasked. */
function wholeFile(dossier: Dossier): Fact[] {
  const notices = new Set(dossier.documents().flatMap((one) => correctionsOf(dossier, one).map(({ id }) => id)));
  return dossier
    .documents()
    .filter((one) => isPrintable(one) && !notices.has(one.id) && dossier.linkedTo(one, 'replaces').length === 0)
    .toSorted((one, other) => Temporal.Instant.compare(one.at, other.at) || one.seq - other.seq);
}

function demandPrintable(dossier: Dossier, id: string): Fact {
  const fact = dossier.find(id);
  if (fact === undefined) throw absent('所选的文书');
  if (fact.family !== 'document') throw new ServerFault('notDocument', '所选的记录中有不是文书的。');
  if (fact.withheld.length > 0) throw new ServerFault('forbidden', `${nameOf(fact)}含有对您保密的内容，不能打印。`);
  if (isPrintable(fact)) return fact;
  throw new ServerFault(
    'notFixed',
    `${nameOf(fact)}是外来纸件，没有可以重新排印的内容。`,
    '请从打印清单中取出，另行打开其扫描件打印。',
  );
}

/** Drawn up here, or imported with its fields; paper from outside has only its scan. */
function isPrintable(fact: Fact): fact is Fact & { kind: DocType } {
  const hasPages = 'rendition' in fact.data && fact.data.rendition != null;
  return isDocType(fact.kind) && fact.withheld.length === 0 && (hasPages || fact.files.length === 0);
}

/** 补正: the documents by which this one was corrected. */
function correctionsOf(dossier: Dossier, document: Fact): Fact[] {
  return document.corrections
    .flatMap(({ links }) => links.filter(({ rel }) => rel === 'follows').map(({ record }) => dossier.find(record)))
    .filter((one): one is Fact => one !== undefined && isPrintable(one));
}

/** One document of a set as it was written: what corrected it stands behind it and changes no word of it. */
export async function copySheet(house: House, agency: string, seen: Seen, document: Fact): Promise<Sheet> {
  const { dossier } = seen;
  if (!isDocType(document.kind)) throw new ServerFault('notDocument', '所选的记录中有不是文书的。');
  const hands = await handsOn(house, agency, dossier, document);
  const fields = { ...fieldsOf(document.written), ...hands.added };
  const { values, assets } = await printedValues(house, document.kind, fields, seen);
  return {
    docType: document.kind,
    schema: document.schema,
    values,
    dossier,
    at: document.at.toString(),
    title: null,
    record: { id: document.id, version: versionOf(document.data) },
    ...pagesOf(document.data),
    assets: { ...assets, ...hands.assets },
    issued: { number: textIn(document.data, 'number'), issuedOn: dayIn(document.data), signatures: hands.signatures },
  };
}

function textIn(data: object, key: string): string | null {
  const value: unknown = Reflect.get(data, key);
  return typeof value === 'string' && value !== '' ? value : null;
}

function dayIn(data: object): string | null {
  const written = textIn(data, 'issuedAt');
  if (written === null) return null;
  if (/Z$/.test(written)) return dayOf(written);
  return /^\d{4}-\d{2}-\d{2}/.exec(written)?.[0] ?? null;
}

/** How many it was printed on before: likely as many again. */
function pagesOf(data: object): { pages?: number } {
  return 'pages' in data && typeof data.pages === 'number' && data.pages > 0
    ? { pages: Math.min(data.pages, 300) }
    : {};
}
