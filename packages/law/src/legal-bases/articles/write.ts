import { fen } from '../../calculations/money.ts';
import type { Certainty } from '../../periods/term.ts';
import type { FineRange, LegalArticle } from '../article.ts';

type Edition = Pick<LegalArticle, 'law' | 'source' | 'effectiveFrom' | 'repealedOn'> & {
  readonly certainty: Certainty;
};
type Extra = { part?: string; fine?: FineRange; kind?: LegalArticle['kind']; certainty?: Certainty };

/** The articles of one edition of a law, number and words. */
export const articlesOf =
  (edition: Edition) =>
  (no: number, text: string, { part = '', fine, kind = 'text', certainty }: Extra = {}): LegalArticle => ({
    ...edition,
    certainty: certainty ?? edition.certainty,
    no,
    part,
    text,
    kind,
    fine: fine ?? null,
    added: false,
  });

const wan = (n: number) => fen(Math.round(n * 1_000_000));
type Special = { optional?: boolean; eachTime?: boolean; grave?: readonly [number, number] };

/** In 万元, as the articles write it. */
export const fineOf = (min: number, max: number, { optional, eachTime, grave }: Special = {}): FineRange => ({
  min: wan(min),
  max: wan(max),
  optional: optional ?? false,
  eachTime: eachTime ?? false,
  grave: grave === undefined ? null : { min: wan(grave[0]), max: wan(grave[1]) },
});
