import type { DocType, DocumentKind, Field } from '@liuhen/records';
import { documentKinds } from '@liuhen/records';
import type { ParagraphName } from '../paragraphs/paragraphs.ts';
import type { Layout } from '../sheet/sheet.ts';

/** A line on which somebody signs. A signature belongs to the first line of which a role begins its own; `least` lines stand even unsigned. */
export type SignatureLine = {
  readonly label: string;
  readonly roles: readonly string[];
  readonly least?: number;
  /** Those who sign only where there is one: a witness, a clerk of his own, a level above. */
  readonly optional?: true;
};

/** One part of a page, in order from the top. */
export type Part =
  /**
   * Fields as label and content; each inner list shares a row of a table. `key=标签` gives another label, `startAt~endAt`
   * shows a stretch of time in one cell.
   */
  | { readonly part: 'rows'; readonly rows: readonly (readonly string[])[] }
  | { readonly part: 'heading'; readonly text: string }
  /**
   * Words with {key} in them; left out when none of the keys has a value. What the law wants told in any case stands in a
   * text of its own, without keys.
   */
  | {
      readonly part: 'text';
      readonly text: string;
      readonly style: 'body' | 'flush' | 'center' | 'kai' | 'note';
      /** Shown only where this field says yes. */
      readonly only?: string;
    }
  /** A field as paragraphs of its own, after an optional lead. */
  | { readonly part: 'prose'; readonly key: string; readonly lead: string }
  | {
      readonly part: 'table';
      readonly key: string;
      readonly caption: string | null;
      readonly widths: Readonly<Record<string, number>>;
    }
  | { readonly part: 'dialogue'; readonly key: string }
  | { readonly part: 'photos'; readonly key: string }
  /** A picture that fills the page, or the frame in which it is drawn by hand. */
  | { readonly part: 'drawing'; readonly key: string }
  | {
      readonly part: 'opinions';
      readonly levels: readonly { readonly key: string; readonly label: string; readonly roles: readonly string[] }[];
    }
  | { readonly part: 'fixed'; readonly paragraph: ParagraphName; readonly style: 'body' | 'note' }
  | { readonly part: 'signatures'; readonly lines: readonly SignatureLine[]; readonly fingerprint: boolean }
  | { readonly part: 'seal' }
  | { readonly part: 'blank' };

/** How the number is written. `outward`: 代字＋〔年份〕＋顺序号; `internal`: 案件编号 and a word; `none`: carries none. */
export type Numbering =
  | {
      readonly series: 'outward';
      readonly word: string;
      /** Another word where a field says yes: 听告 for a notice that offers a hearing. */
      readonly when?: { readonly key: string; readonly word: string };
    }
  | { readonly series: 'internal'; readonly word: string }
  | { readonly series: 'none' };

/** An act whose issuing name depends on its date and kind (法典 53): which of the five the branch may do in its own name. */
export type IssuingAct = 'inspection' | 'sealing' | 'seizure' | 'substitutePerformance' | 'penalty' | 'other';

export type Form = {
  readonly docType: DocType;
  readonly layout: Layout;
  /** Printed title; the catalogue's where absent. */
  readonly heading: string;
  /** Whether the agency's name stands over the title. */
  readonly showsAuthority: boolean;
  readonly redHead: boolean;
  readonly numbering: Numbering;
  readonly issues: IssuingAct;
  readonly body: readonly Part[];
  /** Signature at the foot of each page, for 笔录. */
  readonly pageSignatures: readonly SignatureLine[];
  /** Field → where a new document takes it from, tried in order: a source's name or `docType.field`. */
  readonly takes: Readonly<Record<string, readonly string[]>>;
  /** Fields kept with the document that are no words on the paper: marks for the agency's own use. */
  readonly silent: readonly string[];
  /** What the officers say they have come for, in the opening of a 笔录. */
  readonly matter: string;
  /**
   * Words the form starts with; a person may change them. Never what somebody did or found: that certificates were shown,
   * that rights were told, an opinion, is for a person to say.
   */
  readonly starts: Readonly<Record<string, unknown>>;
  /**
   * Words that follow from what the same person writes elsewhere on this paper: they stand where the field is left empty and
   * every {key} in them is filled. Only for what the one who draws it up says for himself, never for another's opinion.
   */
  readonly follows: Readonly<Record<string, string>>;
};

type FormDraft = Pick<Form, 'docType' | 'layout' | 'body'> & Partial<Omit<Form, 'docType' | 'layout' | 'body'>>;

/** A form, with what is the same for most. */
export function form(draft: FormDraft): Form {
  const kind: DocumentKind = documentKinds[draft.docType];
  return {
    heading: kind.title,
    showsAuthority: kind.outward,
    redHead: false,
    numbering: { series: 'none' },
    issues: 'other',
    pageSignatures: [],
    matter: '{caseTitle}进行检查',
    silent: [],
    takes: {},
    starts: {},
    follows: {},
    ...draft,
  };
}

export const rows = (...list: readonly (readonly string[])[]): Part => ({ part: 'rows', rows: list });
export const heading = (text: string): Part => ({ part: 'heading', text });
export const text = (words: string, style: 'body' | 'flush' | 'center' | 'kai' | 'note' = 'body'): Part => ({
  part: 'text',
  text: words,
  style,
});
/** Words that stand only where a field says yes. */
export const textIf = (key: string, words: string): Part => ({ part: 'text', text: words, style: 'body', only: key });
export const prose = (key: string, lead = ''): Part => ({ part: 'prose', key, lead });
export const table = (
  key: string,
  caption: string | null = null,
  widths: Readonly<Record<string, number>> = {},
): Part => ({ part: 'table', key, caption, widths });
export const dialogue = (key: string): Part => ({ part: 'dialogue', key });
export const photos = (key: string): Part => ({ part: 'photos', key });
export const drawing = (key: string): Part => ({ part: 'drawing', key });
export const fixed = (paragraph: ParagraphName, style: 'body' | 'note' = 'body'): Part => ({
  part: 'fixed',
  paragraph,
  style,
});
export const seal: Part = { part: 'seal' };
export const blank: Part = { part: 'blank' };
export const signed = (label: string, ...roles: readonly string[]): SignatureLine => ({
  label,
  roles: roles.length > 0 ? roles : [label],
});
/** A line for somebody who need not be there. */
export const maybe = (label: string, ...roles: readonly string[]): SignatureLine => ({
  ...signed(label, ...roles),
  optional: true,
});
/** For two who must both sign, as officers do; a clerk who is an officer is one of the two. */
export const both = (label: string, ...roles: readonly string[]): SignatureLine => ({
  ...signed(label, ...roles),
  least: 2,
});
export const signatures = (...lines: readonly SignatureLine[]): Part => ({
  part: 'signatures',
  lines,
  fingerprint: false,
});
/** Signatures beside a box for a fingerprint. */
export const signaturesWithFingerprint = (...lines: readonly SignatureLine[]): Part => ({
  part: 'signatures',
  lines,
  fingerprint: true,
});
export const opinion = (key: string, label: string, ...roles: readonly string[]) => ({ key, label, roles });
export const opinions = (...levels: readonly { key: string; label: string; roles: readonly string[] }[]): Part => ({
  part: 'opinions',
  levels,
});
export const outward = (word: string): Numbering => ({ series: 'outward', word });
export const internal = (word: string): Numbering => ({ series: 'internal', word });

/** Keys of fields that a form prints. */
export function printedKeys(definition: Form): string[] {
  return definition.body.flatMap((part) => {
    switch (part.part) {
      case 'rows':
        return part.rows.flat().flatMap((cell) => cell.replace(/=.*$/, '').split('~'));
      case 'text':
        return [...part.text.matchAll(/\{(\w+)(?:\.\w+)?\}/g)].map((match) => match[1] ?? '');
      case 'prose':
      case 'table':
      case 'dialogue':
      case 'photos':
      case 'drawing':
        return [part.key];
      case 'opinions':
        return part.levels.map((level) => level.key);
      default:
        return [];
    }
  });
}

export function fieldsByKey(docType: DocType): ReadonlyMap<string, Field> {
  return new Map(documentKinds[docType].allFields.map((field) => [field.key, field]));
}
