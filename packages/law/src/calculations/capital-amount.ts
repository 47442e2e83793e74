import { type Fen, fen } from './money.ts';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const SMALL = ['', '拾', '佰', '仟'];
const SECTIONS = ['', '万', '亿', '万亿'];
const LARGEST = 1_000_000_000_000_000_00;

/**
 * 大写金额 after 《正确填写票据和结算凭证的基本规定》: a single 零 for zeros in the middle, 整 after 元 or 角.
 * 280000.00 → 贰拾捌万元整; 100409.05 → 壹拾万零肆佰零玖元零伍分.
 */
export function capitalAmount(amount: Fen): string {
  if (amount < 0 || amount >= LARGEST) throw new RangeError(`金额超出大写范围：${amount}`);
  const [yuan, jiao, cents] = [Math.floor(amount / 100), Math.floor(amount / 10) % 10, amount % 10];
  if (amount === 0) return '零元整';
  const whole = yuan === 0 ? '' : `${integerText(yuan)}元`;
  if (jiao === 0 && cents === 0) return `${whole}整`;
  if (cents === 0) return `${whole}${DIGITS[jiao]}角整`;
  if (jiao === 0) return `${whole}${whole === '' ? '' : '零'}${DIGITS[cents]}分`;
  return `${whole}${DIGITS[jiao]}角${DIGITS[cents]}分`;
}

function integerText(yuan: number): string {
  const sections: number[] = [];
  for (let rest = yuan; rest > 0; rest = Math.floor(rest / 10_000)) sections.push(rest % 10_000);
  let text = '';
  let gap = false;
  for (const [i, section] of [...sections.entries()].reverse()) {
    if (section === 0) {
      gap = text !== '';
      continue;
    }
    if (text !== '' && (gap || section < 1000)) text += '零';
    // 万亿 followed by 亿 shares its 亿: 壹万贰仟亿, not 壹万亿贰仟亿.
    text += `${sectionText(section)}${i === 3 && sections[2] !== 0 ? '万' : SECTIONS[i]}`;
    gap = false;
  }
  return text;
}

function sectionText(section: number): string {
  let text = '';
  let zero = false;
  for (let i = 3; i >= 0; i--) {
    const digit = Math.floor(section / 10 ** i) % 10;
    if (digit === 0) {
      zero = text !== '';
      continue;
    }
    text += `${zero ? '零' : ''}${DIGITS[digit]}${SMALL[i]}`;
    zero = false;
  }
  return text;
}

const VALUE = new Map<string, number>([
  ...[...'零壹贰叁肆伍陆柒捌玖'].map((c, i): [string, number] => [c, i]),
  ...[...'〇一二三四五六七八九'].map((c, i): [string, number] => [c, i]),
  ['两', 2],
  ['貳', 2],
  ['參', 3],
  ['陸', 6],
]);
const UNIT = new Map<string, number>([
  ['拾', 10],
  ['十', 10],
  ['佰', 100],
  ['百', 100],
  ['仟', 1000],
  ['千', 1000],
]);

/**
 * 大写金额 → 分, or null where the text is no amount. Accepts 圆, 正 and a leading 人民币; what it read is checked by writing it
 * again, so that a slip of one character is noticed and not read as something else.
 */
export function readCapitalAmount(text: string): Fen | null {
  const plain = text
    .trim()
    .replace(/^人民币[:：]?/, '')
    .replaceAll('圆', '元')
    .replaceAll('正', '整')
    .replace(/元$/, '元整');
  const m = /^(?:([^元角分整]+)元)?(?:零?([^元角分整零])角)?(?:零?([^元角分整零])分)?整?$/.exec(plain);
  if (!m || plain === '' || plain === '整') return null;
  const yuan = m[1] === undefined ? 0 : readInteger(m[1]);
  const jiao = m[2] === undefined ? 0 : VALUE.get(m[2]);
  const cents = m[3] === undefined ? 0 : VALUE.get(m[3]);
  if (yuan === null || jiao === undefined || cents === undefined) return null;
  const total = yuan * 100 + jiao * 10 + cents;
  if (!Number.isSafeInteger(total)) return null;
  return sameAmount(plain, capitalAmount(fen(total))) ? fen(total) : null;
}

/** Equal but for zeros, 整 and the choice of characters: 壹拾万元 and 拾万元整 are one amount. */
function sameAmount(a: string, b: string): boolean {
  const bare = (t: string) =>
    [...t.replaceAll(/[零〇整]/g, '')]
      .map((c) => VALUE.get(c) ?? UNIT.get(c) ?? c)
      .join(' ')
      .replace(/^10 /, '1 10 ');
  return bare(a) === bare(b);
}

function readInteger(text: string): number | null {
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const c of text) {
    const [value, unit] = [VALUE.get(c), UNIT.get(c)];
    if (value !== undefined) digit = value;
    else if (unit !== undefined) {
      section += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    } else if (c === '万' || c === '亿') {
      const scale = c === '万' ? 10_000 : 100_000_000;
      // 万亿: the 亿 multiplies all that stands before it.
      total = c === '亿' ? (total + section + digit) * scale : total + (section + digit) * scale;
      section = 0;
      digit = 0;
    } else return null;
  }
  return total + section + digit;
}
