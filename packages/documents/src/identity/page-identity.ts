/** What the code on a page says: which document, which rendition of it, which page. No personal data. */
export type PageIdentity = {
  /** Place in the catalogue, as E14. */
  readonly code: string;
  /** The document's record id. */
  readonly record: string;
  readonly version: number;
  readonly page: number;
  /** Pages of the rendition. */
  readonly pages: number;
};

const pattern = /^LH1:([A-Z]\d{2}):([0-9A-F]{32}):(\d{1,4}):(\d{1,4}):(\d{1,4})$/;

/** Upper case and colons only, so that a QR code needs its smaller alphabet. */
export function pageIdentityText({ code, record, version, page, pages }: PageIdentity): string {
  return `LH1:${code}:${record.replaceAll('-', '').toUpperCase()}:${version}:${page}:${pages}`;
}

/** Reads what a scanner found; null for a code that is none of ours. */
export function readPageIdentity(text: string): PageIdentity | null {
  const match = pattern.exec(text.trim());
  if (!match) return null;
  const hex = (match[2] ?? '').toLowerCase();
  const record = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return { code: match[1] ?? '', record, version: Number(match[3]), page: Number(match[4]), pages: Number(match[5]) };
}

export type ScanProblem =
  | { readonly problem: 'unread'; readonly at: number; readonly message: string }
  | { readonly problem: 'foreign'; readonly at: number; readonly message: string }
  | { readonly problem: 'missing'; readonly page: number; readonly message: string }
  | { readonly problem: 'repeated'; readonly page: number; readonly message: string };

export type ScanBinding = { readonly order: readonly number[]; readonly problems: readonly ScanProblem[] };

/**
 * Binds scanned sheets to a document: `codes[i]` is the text read from scan i, or null where none could be read. `order`
 * gives for each page of the document the scan that shows it (-1 where there is none).
 */
export function bindScan(codes: readonly (string | null)[], expected: Omit<PageIdentity, 'page'>): ScanBinding {
  const problems: ScanProblem[] = [];
  const order: number[] = Array.from({ length: expected.pages }, () => -1);
  codes.forEach((text, at) => {
    const found = text === null ? null : readPageIdentity(text);
    if (!found) {
      problems.push({
        problem: 'unread',
        at,
        message: `第 ${at + 1} 张扫描件上没有读到本系统的识别码：可能倒置、模糊或者不是本文书，请重新扫描`,
      });
    } else if (found.record !== expected.record.toLowerCase() || found.version !== expected.version) {
      const which = found.record === expected.record.toLowerCase() ? '本文书的另一版本' : '另一份文书';
      problems.push({ problem: 'foreign', at, message: `第 ${at + 1} 张扫描件是${which}，请取出` });
    } else if (found.pages !== expected.pages) {
      problems.push({
        problem: 'foreign',
        at,
        message: `第 ${at + 1} 张扫描件出自另一次打印（共 ${found.pages} 页，其余的共 ${expected.pages} 页），请取出，用同一次打印的各页`,
      });
    } else if (order[found.page - 1] === -1) {
      order[found.page - 1] = at;
    } else if (order[found.page - 1] !== undefined) {
      problems.push({
        problem: 'repeated',
        page: found.page,
        message: `第 ${found.page} 页扫描了不止一次，请只留一张`,
      });
    }
  });
  order.forEach((at, index) => {
    if (at === -1) problems.push({ problem: 'missing', page: index + 1, message: `缺第 ${index + 1} 页，请补扫` });
  });
  return { order, problems };
}
