/**
 * How personal data is shown to whoever may know of a matter and not read it, and how it goes to the public: a natural person by
 * surname (生态环境行政处罚办法第六十四条; 行政处罚法第五十条), numbers by nothing of theirs, a home as far as its county.
 */

/** Surnames of two characters; all others have one. */
const doubleSurnames = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐 百里 呼延 东郭 南门 完颜 纳兰 叶赫 拓跋 轩辕 第五 爱新'.split(
    ' ',
  ),
);

/** 王小明 → 王某某; 欧阳锋 → 欧阳某. Names written in letters keep the first one. */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  const surname = doubleSurnames.has(characters.slice(0, 2).join('')) && characters.length > 2 ? 2 : 1;
  const rest = characters.length - surname;
  return rest < 1 ? '某' : `${characters.slice(0, surname).join('')}${'某'.repeat(Math.min(rest, 2))}`;
}

/** What is recognised by its form, whoever's it is. */
const numbers: readonly (readonly [RegExp, string])[] = [
  [/(?<![\dXx])\d{17}[\dXx](?![\dXx])/g, '公民身份号码'],
  [/(?<!\d)1[3-9]\d{9}(?!\d)/g, '手机号码'],
  [/(?<!\d)0\d{2,3}[-－]\d{7,8}(?!\d)/g, '电话号码'],
  [/(?<!\d)\d{16,19}(?!\d)/g, '银行账号'],
  [/[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][A-Z0-9]{5,6}(?![A-Z0-9])/g, '车牌号码'],
];

export type Persons = {
  /** Natural persons by their names. */
  readonly names: readonly string[];
  /** Where they live. */
  readonly homes: readonly string[];
  /** 个体工商户: what the business is called, where that says who runs it. */
  readonly trades?: readonly string[];
  /** Of whom not even the surname is told, and what else would point to them: children, and whoever reported. */
  readonly hidden?: readonly string[];
};

type MaskedText = {
  readonly text: string;
  /** What kinds of things were taken out of it, each once. */
  readonly masked: readonly string[];
  /** How many of each. */
  readonly times: ReadonlyMap<string, number>;
};

/** The text as it may be shown. */
export function maskPersonal(text: string, { names, homes, hidden = [], trades = [] }: Persons): MaskedText {
  const times = new Map<string, number>();
  let shown = text;
  const count = (why: string, more: number) => times.set(why, (times.get(why) ?? 0) + more);
  const replace = (what: string, by: string, why: string): void => {
    const parts = what === '' ? [] : shown.split(what);
    if (parts.length < 2) return;
    shown = parts.join(by);
    count(why, parts.length - 1);
  };
  const longestFirst = (words: readonly string[]) => [...new Set(words)].sort((a, b) => b.length - a.length);
  const ofSeveral = (words: readonly string[]) => longestFirst(words).filter((word) => [...word].length > 1);
  for (const word of ofSeveral(hidden)) replace(word, nameless, '姓名');
  for (const home of longestFirst(homes)) replace(home, countyOf(home), '住址');
  for (const [pattern, why] of numbers) {
    shown = shown.replace(pattern, () => {
      count(why, 1);
      return barred;
    });
  }
  for (const trade of longestFirst(trades)) {
    const masked = ofSeveral(names).reduce((word, name) => word.replaceAll(name, maskName(name)), trade);
    if (masked !== trade) replace(trade, masked, '个体工商户字号中的经营者姓名');
  }
  for (const name of ofSeveral(names)) replace(name, maskName(name), '姓名');
  return { text: shown, masked: [...times.keys()], times };
}

/** What stands for somebody of whom nothing is told, and for a number of theirs. */
export const nameless = '某某';
export const barred = '＊＊＊';

/** A home as far as its county; of one that names none nothing stays. */
function countyOf(home: string): string {
  const county = /^.*?(?:县|自治县|旗|区|市(?!.*?[县区旗]))/u.exec(home)?.[0];
  return county === undefined ? '（住址略）' : `${county}（以下略）`;
}
