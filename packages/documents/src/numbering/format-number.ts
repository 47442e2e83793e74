export type NumberParts = {
  readonly year: number;
  readonly seq: number;
  /** 机关代字，如 吉白山环. */
  readonly agencyWord: string;
  /** 分局标识，如 抚松; empty where there is none. */
  readonly branchWord?: string;
  /** 文种代字，如 罚. */
  readonly docWord: string;
  readonly caseNo?: string;
};

/** GB/T 9704: 年份全称用六角括号，顺序号不加“第”、不编虚位。 */
export const outwardPattern = '{agencyWord}({branchWord}){docWord}〔{year}〕{seq}号';
/** Papers within the agency take no 发文字号. */
export const internalPattern = '{caseNo}-{docWord}-{seq:2}';

const placeholder = /\{(agencyWord|branchWord|docWord|caseNo|year|seq)(?::(\d))?\}/g;

/**
 * A number by its pattern. Placeholders: `{agencyWord}`, `{branchWord}`, `{docWord}`, `{caseNo}`, `{year}`, `{seq}`, and
 * `{seq:2}` for a width padded by zeros. Brackets that stay empty are dropped. Throws RangeError for a sequence below 1
 * or a year that is not four digits: such a number must never be given.
 */
export function formatNumber(pattern: string, parts: NumberParts): string {
  if (!Number.isSafeInteger(parts.seq) || parts.seq < 1) throw new RangeError('顺序号从 1 起');
  if (!/^\d{4}$/.test(String(parts.year))) throw new RangeError('年份须为四位');
  return pattern
    .replace(placeholder, (_, name: keyof NumberParts, width?: string) => {
      const value = String(parts[name] ?? '');
      return width ? value.padStart(Number(width), '0') : value;
    })
    .replace(/\(\)|（）/g, '');
}

const unknownPlaceholder = /\{[^}]*\}/;

/** What is wrong with a pattern somebody configures; null when it will do. */
export function patternProblem(pattern: string): string | null {
  if (!/\{seq(:\d)?\}/.test(pattern)) return '编号规则须含顺序号 {seq}';
  if (!pattern.includes('{year}') && !pattern.includes('{caseNo}'))
    return '编号规则须含年份 {year} 或者案件编号 {caseNo}，否则跨年会重号';
  const rest = unknownPlaceholder.exec(pattern.replace(placeholder, ''));
  return rest ? `不认识的占位符 ${rest[0]}` : null;
}
