import type { Fen } from '../calculations/money.ts';
import type { Certainty } from '../periods/term.ts';
import { articleNumeral } from './article-number.ts';

/** What an article lets be fined, in whole 分: from `min` to `max`, both included. */
export type FineRange = {
  readonly min: Fen;
  readonly max: Fen;
  /** `可以处`: the fine may also be left out. */
  readonly optional: boolean;
  /** Each time it is done anew (每次). */
  readonly eachTime: boolean;
  /** Where the circumstances are grave (情节严重), a range of its own. */
  readonly grave: { readonly min: Fen; readonly max: Fen } | null;
};

/** One article of a law, or a part of it, as a case cites it. */
export type LegalArticle = {
  readonly law: string;
  readonly no: number;
  /** `第二款`, `第（一）项`; empty for the article as a whole. */
  readonly part: string;
  readonly text: string;
  /** Its own wording, or only what it comes to: the wording must then be looked up. */
  readonly kind: 'text' | 'gist';
  readonly certainty: Certainty;
  readonly source: string;
  readonly effectiveFrom: string;
  /** The first day on which it no longer holds. */
  readonly repealedOn: string | null;
  readonly fine: FineRange | null;
  /** Added by the bureau. */
  readonly added: boolean;
};

/** `《排污许可管理条例》第三十四条第（一）项` */
export const citationOf = ({ law, no, part }: Pick<LegalArticle, 'law' | 'no' | 'part'>): string =>
  `《${law}》第${articleNumeral(no)}条${part}`;
