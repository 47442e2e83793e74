import { type AgencyNames, agencyNamesOf, type GivenSignature } from '@liuhen/documents';
import { openRenderer, type RenderContext, UnprintablePicture, UnprintableText } from '@liuhen/documents/render';
import type { AgencyFacts, DocType, Dossier } from '@liuhen/records';
import { ServerFault } from '../http/server-fault.ts';
import { strikeWords } from '../release/mask.ts';
import { type ElectronicSeal, noElectronicSeal } from './electronic-seal.ts';

export type Sheet = {
  readonly docType: DocType;
  readonly values: Readonly<Record<string, unknown>>;
  readonly dossier: Dossier;
  /** Instant of the fixing or of the preview. */
  readonly at: string;
  readonly title: string | null;
  /** The record whose pages these are; null for a preview, which carries a watermark instead. */
  readonly record: { readonly id: string; readonly version: number } | null;
  readonly assets?: Readonly<Record<string, Uint8Array>>;
  /** What signing and the issue give: only on the pages that go out, and on copies. */
  readonly issued?: {
    readonly number: string | null;
    /** Null where a copy is printed of what was not issued. */
    readonly issuedOn: string | null;
    readonly signatures: readonly GivenSignature[];
  };
  /** Across each page of a copy: for whom, when, under which number. */
  readonly watermark?: string;
  /** Named behind the title, with what is said of it at the end: of a copy that is none of the pages signed or issued. */
  readonly version?: { readonly name: string; readonly notes: readonly string[] };
  /** Words struck from a copy, in what the press itself adds as well. */
  readonly struck?: readonly string[];
  /** Schema number the record was first written under; absent: today's. */
  readonly schema?: number;
  /** Pages it was printed on before. */
  readonly pages?: number;
};
export type PictureSet = {
  readonly title: string;
  readonly author: string;
  readonly at: string;
  readonly watermark: string;
  readonly pages: readonly { readonly picture: Uint8Array; readonly landscape: boolean; readonly note: string }[];
};
type Printed = { readonly pdf: Uint8Array; readonly pages: number };

/** Documents become pages. Warm from the first one on; one thread, so that a page never waits behind a database. */
export type Press = {
  print(sheet: Sheet): Promise<Printed>;
  /** Several documents in order, behind a table of contents. */
  printSet(sheets: readonly Sheet[], set: { title: string; author: string; at: string }): Promise<Printed>;
  /** Pictures of pages with a watermark over them, for copies of what cannot be set anew. */
  printPictures(set: PictureSet): Promise<Printed>;
  /** Files of the agency's folder of fonts that are no fonts: named at the start, and done without. */
  brokenFaces(): Promise<readonly string[]>;
  readonly seal: ElectronicSeal;
  close(): Promise<void>;
};

export function openPress(fontsFolder: string, seal: ElectronicSeal = noElectronicSeal): Press {
  const renderer = openRenderer({ agencyFonts: fontsFolder });
  return {
    seal,
    brokenFaces: () => renderer.brokenFaces(),
    print: (sheet) => inWords(renderer.render(sheet.docType, sheet.values, contextOf(sheet))),
    printSet(sheets, { title, author, at }) {
      // pictures of two sheets must not go by one name
      const requests = sheets.map((sheet, index) => {
        const context = contextOf(sheet);
        const named = (name: string) => `${index + 1}-${name}`;
        return {
          docType: sheet.docType,
          ...(sheet.pages === undefined ? {} : { pages: sheet.pages }),
          values: renamed(sheet.values, new Map(Object.keys(context.assets).map((name) => [name, named(name)]))),
          context: {
            ...context,
            signatures: context.signatures.map((one) =>
              one.image === null ? one : { ...one, image: named(one.image) },
            ),
            assets: Object.fromEntries(Object.entries(context.assets).map(([name, bytes]) => [named(name), bytes])),
          },
        };
      });
      return inWords(renderer.renderSet(requests, { title, author, contents: true, createdAt: secondsOf(at) }));
    },
    printPictures({ title, author, at, watermark, pages }) {
      const named = pages.map((page, index) => ({ ...page, image: `page-${index + 1}.jpg` }));
      return inWords(
        renderer.renderPictures({
          title,
          author,
          watermark,
          createdAt: secondsOf(at),
          pages: named.map(({ image, landscape, note }) => ({ image, landscape, note })),
          assets: Object.fromEntries(named.map(({ image, picture }) => [image, picture])),
        }),
      );
    },
    close: () => renderer.close(),
  };
}

async function inWords(printing: Promise<Printed>): Promise<Printed> {
  try {
    return await printing;
  } catch (error) {
    if (error instanceof UnprintablePicture) throw new ServerFault('draftIncomplete', `${error.message}。`);
    if (!(error instanceof UnprintableText)) throw error;
    throw new ServerFault('draftIncomplete', error.message, '请改用能印出的字，或由系统管理员补充字体。');
  }
}

function contextOf({
  dossier,
  at,
  title,
  record,
  assets,
  issued,
  watermark,
  version,
  struck = [],
  schema,
}: Sheet): RenderContext {
  return {
    agency: agencyNames(dossier.agency),
    on: issued?.issuedOn ?? dayOf(at),
    number: issued?.number ?? null,
    issuedOn: issued?.issuedOn ?? null,
    title,
    signatures: issued?.signatures ?? [],
    names: strikeWords(
      Object.fromEntries([...dossier.agency.people.values()].map(({ id, name }) => [id, name])),
      struck,
    ),
    identity: record === null ? null : { record: record.id, version: record.version },
    watermark: watermark ?? (record === null ? '草稿' : null),
    party: strikeWords(dossier.party?.name ?? null, struck),
    ...(version === undefined ? {} : { version }),
    ...(schema === undefined ? {} : { schema }),
    createdAt: secondsOf(at),
    assets: assets ?? {},
  };
}

/** Photographs are named in the rows of a table, a drawing by the value of its field. */
function renamed(
  values: Readonly<Record<string, unknown>>,
  names: ReadonlyMap<string, string>,
): Record<string, unknown> {
  if (names.size === 0) return { ...values };
  const row = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && 'file' in value && typeof value.file === 'string'
      ? { ...value, file: names.get(value.file) ?? value.file }
      : value;
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.map(row) : typeof value === 'string' ? (names.get(value) ?? value) : value,
    ]),
  );
}

/** The day in China on which an instant falls. */
export function dayOf(at: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
}

const secondsOf = (at: string): number => Math.floor(Date.parse(at) / 1000);

export function agencyNames({ profile }: AgencyFacts): AgencyNames {
  const names = agencyNamesOf(profile);
  const regulator = names.regulator || (typeof profile.name === 'string' ? profile.name : '');
  const court = names.court ?? (typeof profile.court === 'string' && profile.court !== '' ? profile.court : null);
  return { ...names, regulator, legalPersonAuthority: names.legalPersonAuthority || regulator, court };
}
