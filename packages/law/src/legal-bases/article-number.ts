const digits = '零一二三四五六七八九';
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** `一千零六十` → 1060, `1060` → 1060; null for what is no number of an article. */
export function articleNumber(words: string): number | null {
  if (/^\d{1,4}$/.test(words)) return Number(words);
  if (!/^[零〇一二三四五六七八九十百千]+$/.test(words)) return null;
  let [sum, digit] = [0, 0];
  for (const char of words.replaceAll('〇', '零')) {
    const unit = units[char];
    if (unit === undefined) digit = digits.indexOf(char);
    else {
      sum += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    }
  }
  return sum + digit;
}

/** 1060 → `一千零六十`, as the law writes it. */
export function articleNumeral(n: number): string {
  const places = ['', '十', '百', '千'];
  const text = [...String(n)]
    .map((digit, i, all) => (digit === '0' ? '零' : `${digits[Number(digit)]}${places[all.length - 1 - i]}`))
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '');
  return text.replace(/^一十/, '十');
}
