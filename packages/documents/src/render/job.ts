import type { PicturePage, Sheet } from '../sheet/sheet.ts';

/** One sheet as the layouts read it: with its marks and a name for its labels. */
export type JobSheet = Sheet & {
  readonly id: string;
  /** Whether its pages bear codes. */
  readonly coded: boolean;
  /** One of several in a file: its pages bear the number they have in the file as well. */
  readonly inSet: boolean;
  readonly watermark: string | null;
  readonly contentsTitle: string;
  readonly contentsDate: string;
};

/**
 * How many pages a sheet is taken to have, and the code of each, a PNG as bytes. Whether it has them the typesetter finds out; they
 * are handed over beside the job, so that setting it again with another number finds every paragraph as it was.
 */
export type SheetPages = { readonly total: number; readonly codes: readonly Uint8Array[] };

/** Pages that are pictures, one a page. */
export type PictureSheet = {
  readonly layout: 'pictures';
  readonly id: string;
  readonly inSet: false;
  readonly watermark: string | null;
  readonly pictures: readonly PicturePage[];
};

export type Job = {
  readonly title: string;
  readonly author: string;
  readonly contents: { readonly title: string } | null;
  readonly sheets: readonly (JobSheet | PictureSheet)[];
};

const longRun = /[!-~]{24,}/g;

/** 档号: J229900-XZCF·2026·30Y·0007. */
const dotted = /(?<=[!-~])·(?=[!-~])/g;

/** A long run of Latin letters or digits (a digest, an address) may break after every eighth character, a number in parts between them. */
export const breakable = (text: string): string =>
  text.replace(longRun, (run) => run.replace(/.{8}(?=.)/g, '$&\u200b')).replace(dotted, '·\u200b');

/**
 * The job as text for the typesetter. Carriage returns and tabs are made plain; nothing else of the text is touched, and
 * no name of a picture, by which it is found.
 */
export function jobText(job: Job): string {
  return JSON.stringify(job, (key, value: unknown) =>
    typeof value === 'string' && key !== 'image'
      ? breakable(value.replace(/\r\n?/g, '\n').replaceAll('\t', '    '))
      : value,
  );
}
