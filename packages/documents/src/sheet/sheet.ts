/**
 * What a page shows, before it is set: a form and its values, in order, with nothing about fonts or millimetres. The
 * renderer sets it in type; a browser may draw it as it is. All text is data and is printed as typed.
 */
export type Layout = 'outward' | 'form' | 'transcript' | 'list' | 'cover';

/** A page that is a picture: of a scan, of a photograph. `note` stands under it. */
export type PicturePage = { readonly image: string; readonly landscape: boolean; readonly note: string };

/** At most two to a row. */
export type Cell = { readonly label: string; readonly text: string };

export type TableColumn = {
  readonly label: string;
  /** Share of the width; null: as wide as its content. */
  readonly width: number | null;
  readonly align: 'left' | 'center' | 'right';
};

export type SignatureMark = {
  readonly label: string;
  readonly name: string | null;
  readonly date: string | null;
  /** Name of a handed-in picture of the handwriting. */
  readonly image: string | null;
};

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'paragraph';
      readonly text: string;
      readonly style: 'body' | 'flush' | 'center' | 'kai' | 'note';
    }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly Cell[])[] }
  | {
      readonly kind: 'table';
      readonly caption: string | null;
      readonly columns: readonly TableColumn[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly kind: 'dialogue';
      readonly rows: readonly { readonly question: string; readonly answer: string; readonly at: string | null }[];
    }
  | ({ readonly kind: 'opinion'; readonly text: string } & SignatureMark)
  | { readonly kind: 'signatures'; readonly lines: readonly SignatureMark[]; readonly fingerprint: boolean }
  | { readonly kind: 'seal'; readonly authority: string; readonly date: string | null }
  | {
      readonly kind: 'photo';
      readonly image: string | null;
      readonly rows: readonly { readonly label: string; readonly text: string; readonly full: boolean }[];
    }
  /** Without a picture: the frame in which it is drawn by hand. `text` says what was named and is not held; of a picture, which original it is. */
  | { readonly kind: 'drawing'; readonly image: string | null; readonly text: string }
  | { readonly kind: 'blank'; readonly text: string };

export type Sheet = {
  readonly layout: Layout;
  readonly authority: string | null;
  readonly title: string;
  readonly number: string | null;
  /** 红头：发文机关标志在上，红线之下是标题。 */
  readonly redHead: boolean;
  /** Head of each page of a 笔录. */
  readonly running: string;
  readonly pageSignatures: readonly SignatureMark[];
  readonly blocks: readonly Block[];
};
