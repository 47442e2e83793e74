const digits = '零一二三四五六七八九';

/** '第二十七条' → 27; articles of a regulation stay below a hundred. */
export function numberOf(words: string): number | null {
  const [, tens, ones] = /^([一二三四五六七八九]?十)?([一二三四五六七八九])?$/.exec(words) ?? [];
  if (tens === undefined && ones === undefined) return null;
  const ten = tens === undefined ? 0 : tens === '十' ? 10 : digits.indexOf(tens.charAt(0)) * 10;
  return ten + (ones === undefined ? 0 : digits.indexOf(ones));
}

/** 27 → '二十七'. */
export function wordsOf(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? digits.charAt(tens) : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits.charAt(ones) : ''}`;
}

/** The articles of this regulation that a provision cites; those of other laws are not among them. */
export function articleNumbers(provision: string): number[] {
  const own = provision.split(/[；;]/).filter((part) => /^(本)?制度/.test(part.trim()));
  return own.flatMap((part) =>
    [...part.matchAll(/第([一二三四五六七八九十]+)条/g)].flatMap((found) => numberOf(found[1] ?? '') ?? []),
  );
}
