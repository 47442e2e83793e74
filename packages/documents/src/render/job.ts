import type { Sheet } from '../sheet/sheet.ts';

/** One sheet as the layouts read it: with its page codes, its marks and a name for its labels. */
export type JobSheet = Sheet & {
  readonly id: string;
  /** The code of each page, a PNG as bytes. */
  readonly codes: readonly (readonly number[])[];
  /** Pages it will have; null where the typesetter must find out. */
  readonly total: number | null;
  readonly watermark: string | null;
  readonly contentsTitle: string;
  readonly contentsDate: string;
};

export type Job = {
  readonly title: string;
  readonly author: string;
  readonly contents: { readonly title: string } | null;
  readonly sheets: readonly JobSheet[];
};

const longRun = /[!-~]{24,}/g;

/** A long run of Latin letters or digits (a digest, an address) may break after every eighth character. */
export const breakable = (text: string): string =>
  text.replace(longRun, (run) => run.replace(/.{8}(?=.)/g, '$&\u200b'));

/** The job as text for the typesetter. Carriage returns and tabs are made plain; nothing else of the text is touched. */
export function jobText(job: Job): string {
  return JSON.stringify(job, (_, value: unknown) =>
    typeof value === 'string' ? breakable(value.replace(/\r\n?/g, '\n').replaceAll('\t', '    ')) : value,
  );
}
