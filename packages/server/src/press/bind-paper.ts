import { bindScan, readPageIdentity } from '@liuhen/documents';
import { documentKinds, isDocType } from '@liuhen/records';
import type { House } from '../house.ts';
import { ServerFault } from '../http/server-fault.ts';
import { renditionOf } from '../reading/fact-view.ts';
import { type FixedDocument, nameOf, versionOf } from './fixed-document.ts';
import type { ReadSheet } from './page-codes.ts';
import { allSheets, type ReadingOf } from './sheet-readings.ts';

export type BoundPaper = {
  /** For each page, which sheet shows it. */
  readonly order: readonly number[];
  readonly pages: number;
  /** The pages that had been printed: as fixed, or as issued. A print within a set is one of the fixed pages. */
  readonly printed: string;
  readonly notes: readonly string[];
};

/** Reads the code on every sheet and finds the document's pages among them. What is wrong is said sheet by sheet, and nothing is kept. */
export async function bindPaper(
  house: House,
  paper: FixedDocument,
  about: ReadingOf,
  readings: readonly string[],
): Promise<BoundPaper> {
  const { rendition, document, docType } = paper;
  const issued = issuedPagesOf(paper);
  const sheets = await allSheets(house, about, readings, mostSheetsOf(paper));
  const identities = sheets.map(({ code }) => (code === null ? null : readPageIdentity(code)));
  const ours = identities.filter((one) => one?.record === document.id && one.version === versionOf(document.data));
  // the issued pages may be more than the fixed ones, and in a set who signed so far is printed: the paper itself says of how many it is one
  const pages = commonest(ours.map((one) => one?.pages ?? 0)) ?? rendition.pages;
  const printed = issued !== null && pages === issued.pages ? issued : rendition;
  const { order, problems } = bindScan(
    sheets.map(({ code }) => code),
    {
      code: isDocType(docType) ? documentKinds[docType].code : '',
      record: document.id,
      version: versionOf(document.data),
      pages,
    },
  );
  if (problems.length > 0) {
    const said = problems.map((problem) =>
      problem.problem === 'unread' && sheets[problem.at]?.blurred === true
        ? `第 ${problem.at + 1} 张扫描件模糊，识别码读不出，请放平、对焦后重新拍摄或扫描`
        : problem.message,
    );
    throw new ServerFault(
      'scanWrong',
      `这些扫描件与${nameOf(document)}（第 ${versionOf(document.data)} 版，共 ${pages} 页）对不上：${said.slice(0, 12).join('；')}。签名只对这一份、这一版文书有效（制度第九条：笔录由当事人或在场人员签字），没有登记任何签名。`,
      null,
      { at: said },
    );
  }
  return { order, pages, printed: printed.sha256, notes: sheets.flatMap(noteOn) };
}

function issuedPagesOf({ document, dossier }: FixedDocument) {
  const issues = dossier.linkedTo(document, 'issues').at(-1);
  return renditionOf(issues !== undefined && 'issuedPages' in issues.data ? issues.data.issuedPages : null);
}

/** What a scan of this paper may have: each page twice, and some that do not belong to it, to be named. */
export function mostSheetsOf(paper: FixedDocument): number {
  return Math.max(paper.rendition.pages, issuedPagesOf(paper)?.pages ?? 0) * 2 + 20;
}

function commonest(counts: readonly number[]): number | undefined {
  const times = Map.groupBy(counts, (count) => count);
  return [...times.entries()].toSorted(([, one], [, other]) => other.length - one.length)[0]?.[0];
}

function noteOn({ code, turned }: ReadSheet, at: number): string[] {
  if (code === null || turned === 0) return [];
  const how = turned === 180 ? '上下颠倒' : '横放';
  return [`第 ${at + 1} 张扫描件${how}，识别码仍已读出，页次无误`];
}
