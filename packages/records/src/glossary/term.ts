/** A word of the field: how the law writes it, how the code writes it, where it stands, what nobody may call it. */
export type Term = {
  readonly word: string;
  readonly identifier: string;
  /** The provision that defines or first uses it; 「制度」 is the pinned regulation of 31 articles. */
  readonly provision: string;
  /** Identifiers refused: pinyin, false friends, words that mean something else in this house. */
  readonly refused: readonly string[];
};

export function term(word: string, identifier: string, provision: string, refused: readonly string[] = []): Term {
  return { word, identifier, provision, refused };
}
