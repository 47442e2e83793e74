import { Fault } from '../fault.ts';

/** Where a page ended, as an opaque word. It carries no rights: the scope is asked again on every page. */
export function encodeCursor(parts: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

export function decodeCursor(text: string, length: number): (string | number | null)[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.length === length && parts.every(isPlain)) return parts;
  } catch {
    // answered below, as any other cursor that is none
  }
  throw new Fault('fieldWrong', '翻页位置无法识别', '请回到第一页重新翻页', { at: ['cursor'] });
}

function isPlain(value: unknown): value is string | number | null {
  return value === null || typeof value === 'string' || typeof value === 'number';
}
