import { barred, maskPersonal, type Persons } from './masking.ts';

/** What was taken out of one value: of what kind, and how often. */
export type Masked = { readonly what: string; readonly times: number };

/** Fields that hold a number of somebody's whatever form it has: an extension, a foreign passport, an account at a counter. */
const numbered: readonly (readonly [RegExp, string])[] = [
  [/^(idNumber|idNo|passportNo)$/, '公民身份号码'],
  [/phone$|^(tel|telephone|mobile|fax)$/i, '电话号码'],
  [/account(No)?$/i, '银行账号'],
];

/** Whatever a paper holds (text, rows, groups) with every text in it as the public may see it, by the rule of `maskPersonal`. */
export function maskValue(value: unknown, persons: Persons, key = ''): { value: unknown; masked: Masked[] } {
  const times = new Map<string, number>();
  const count = (what: string, more: number) => times.set(what, (times.get(what) ?? 0) + more);
  const shown = (inner: unknown, name: string): unknown => {
    if (Array.isArray(inner)) return inner.map((one) => shown(one, name));
    if (typeof inner === 'object' && inner !== null)
      return Object.fromEntries(Object.entries(inner).map(([own, one]) => [own, shown(one, own)]));
    const kind = numbered.find(([pattern]) => pattern.test(name))?.[1];
    if (kind !== undefined && (typeof inner === 'number' || (typeof inner === 'string' && inner !== ''))) {
      count(kind, 1);
      return barred;
    }
    if (typeof inner !== 'string') return inner;
    const { text, times: found } = maskPersonal(inner, persons);
    for (const [what, more] of found) count(what, more);
    return text;
  };
  const masked = shown(value, key);
  return { value: masked, masked: [...times].map(([what, often]) => ({ what, times: often })) };
}
