import { type DocType, documentKinds } from '@liuhen/records';
import { forms } from '../forms/catalogue.ts';
import { pageIdentityText } from '../identity/page-identity.ts';
import { compose, type SheetContext, type Values } from '../sheet/compose.ts';
import type { Block, PicturePage, SignatureMark } from '../sheet/sheet.ts';
import { writtenDate } from '../sheet/written-value.ts';
import type { Job, JobSheet, SheetPages } from './job.ts';
import { pageCode } from './page-codes.ts';
import type { Assets, Typeset, Typesetter } from './typesetter.ts';

export type RenderContext = SheetContext & {
  /** Names the document in the code on each page; absent for a preview. */
  readonly identity: { readonly record: string; readonly version: number } | null;
  /** 草稿、副本…, across each page. */
  readonly watermark: string | null;
  /** Seconds since 1970 UTC; goes into the file, so the same input at another time still gives the same bytes. */
  readonly createdAt: number;
  /** Pictures of handwriting and photographs by the names the values give them. */
  readonly assets: Assets;
};

export type SheetRequest = {
  readonly docType: DocType;
  readonly values: Values;
  readonly context: RenderContext;
  /** Pages it had when it was last printed, where somebody knows. */
  readonly pages?: number;
};

/** Pages the last document of its type had: the likeliest number, so that most need to be set only once. */
const usualPages = new Map<DocType, number>();

/** A picture that was named but not handed in is left out of the page, and its name printed instead. */
function withPictures(block: Block, assets: Assets): Block {
  if (block.kind === 'photo') {
    if (block.image === null || block.image in assets) return block;
    return { ...block, image: null, rows: [{ label: '图片文件', text: block.image, full: true }, ...block.rows] };
  }
  if (block.kind === 'drawing') {
    if (block.image === null || block.image in assets) return block;
    return { ...block, image: null, text: block.image };
  }
  const held = <Mark extends SignatureMark>(mark: Mark): Mark =>
    mark.image !== null && !(mark.image in assets) ? { ...mark, image: null } : mark;
  if (block.kind === 'opinion') return held(block);
  return block.kind === 'signatures' ? { ...block, lines: block.lines.map(held) } : block;
}

function pagesOf({ docType, context }: SheetRequest, total: number): SheetPages {
  const { identity } = context;
  const { code } = documentKinds[docType];
  const codes =
    identity === null
      ? []
      : Array.from({ length: total }, (_, index) =>
          pageCode(pageIdentityText({ code, ...identity, page: index + 1, pages: total })),
        );
  return { total, codes };
}

function jobSheet({ docType, values, context }: SheetRequest, id: string, inSet: boolean): JobSheet {
  const sheet = compose(forms[docType], values, context);
  const date = context.issuedOn ? writtenDate(context.issuedOn) : '';
  const blocks = sheet.blocks.map((block) => withPictures(block, context.assets));
  const pageSignatures = sheet.pageSignatures.map((mark) =>
    mark.image !== null && !(mark.image in context.assets) ? { ...mark, image: null } : mark,
  );
  return {
    ...sheet,
    blocks,
    pageSignatures,
    id,
    coded: context.identity !== null,
    inSet,
    watermark: context.watermark,
    contentsTitle: sheet.title,
    contentsDate: date,
  };
}

/** One document. Set again only where it came out with another number of pages than its codes say. */
export function renderOne(typesetter: Typesetter, request: SheetRequest): Typeset {
  const { docType, context } = request;
  const sheet = jobSheet(request, 'a', false);
  const author = sheet.authority ?? context.agency.regulator;
  const job = { title: sheet.title, author, contents: null, sheets: [sheet] };
  const { pdf, pages } = settled(typesetter, job, [request], context);
  usualPages.set(docType, pages);
  return { pdf, pages };
}

export type PicturesRequest = {
  readonly title: string;
  readonly author: string;
  readonly pages: readonly PicturePage[];
  readonly assets: Assets;
  readonly watermark: string | null;
  readonly createdAt: number;
};

/** Pictures as pages of one file, as many as there are. */
export function renderPictures(typesetter: Typesetter, request: PicturesRequest): Typeset {
  const { title, author, pages, assets, watermark, createdAt } = request;
  const sheet = { layout: 'pictures', id: 'a', inSet: false, watermark, pictures: pages } as const;
  const count = { total: pages.length, codes: [] };
  const job = { title, author, contents: null, sheets: [sheet] };
  const { pdf, pages: set } = typesetter.typeset(job, [count], { assets, createdAt, last: true });
  if (pdf === null) throw new Error('invariant: the last try gives a file');
  return { pdf, pages: set };
}

/** Several documents in order, in one file, behind a table of contents where a title for it is given. */
export function renderSet(
  typesetter: Typesetter,
  requests: readonly SheetRequest[],
  set: { readonly title: string; readonly author: string; readonly contents: boolean; readonly createdAt: number },
): Typeset {
  const { title, author, createdAt } = set;
  const assets = Object.assign({}, ...requests.map(({ context }) => context.assets));
  const sheets = requests.map((request, index) => jobSheet(request, String(index), true));
  const job = { title, author, contents: set.contents ? { title } : null, sheets };
  return settled(typesetter, job, requests, { assets, createdAt });
}

/** Sets a job again until each sheet has as many pages as its codes say; what never settles is left at the fourth. */
function settled(
  typesetter: Typesetter,
  job: Job,
  requests: readonly SheetRequest[],
  { assets, createdAt }: Pick<RenderContext, 'assets' | 'createdAt'>,
): Typeset {
  let counts = requests.map(({ docType, pages }) => pages ?? usualPages.get(docType) ?? 1);
  for (let turn = 0; ; turn += 1) {
    const pages = requests.map((request, index) => pagesOf(request, counts[index] ?? 1));
    const outcome = typesetter.typeset(job, pages, { assets, createdAt, last: turn === 3 });
    if (outcome.pdf !== null) return { pdf: outcome.pdf, pages: outcome.pages };
    counts = [...outcome.counts];
  }
}
