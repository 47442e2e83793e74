/** Money is whole 分. What a document says in 元 is text (`280000`, `3000.50`) and is read here, never computed with as written. */
export type Fen = number & { readonly brand: 'Fen' };

export const fen = (n: number): Fen => {
  if (!Number.isSafeInteger(n)) throw new RangeError(`金额须为整数分：${n}`);
  return n as Fen;
};

/** `280000`, `"3,000.50"`, `12.3` (元) → 分; null for what is no amount to the 分, is negative or too large to be exact. */
export function readYuan(value: unknown): Fen | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const text = String(value).trim().replace(/元$/, '').trim();
  const plain = /^\d{1,3}(,\d{3})+(\.\d{1,2})?$/.test(text) ? text.replaceAll(',', '') : text;
  const m = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!m) return null;
  return fen(Number(m[1]) * 100 + Number((m[2] ?? '').padEnd(2, '0')));
}

/** `3000.50`; whole 元 without decimals. */
export function yuanText(amount: Fen): string {
  const [yuan, rest] = [Math.floor(amount / 100), amount % 100];
  return rest === 0 ? String(yuan) : `${yuan}.${String(rest).padStart(2, '0')}`;
}
