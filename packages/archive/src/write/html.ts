/** Markup that was built by `html`, and so holds nothing unescaped. */
export type Html = { readonly markup: string };
type Piece = string | number | Html | readonly Piece[];

/** A template whose every value is escaped unless it is markup itself: names and titles come from anyone. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { markup: strings.reduce((text, string, index) => `${text}${render(pieces[index - 1] ?? '')}${string}`) };
}

export function htmlText({ markup }: Html): string {
  return markup;
}

function render(piece: Piece): string {
  if (typeof piece === 'number') return String(piece);
  if (typeof piece === 'string') return escaped(piece);
  return 'markup' in piece ? piece.markup : piece.map(render).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}
