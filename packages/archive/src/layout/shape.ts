import type { Json } from '@liuhen/ledger';

/**
 * Reading JSON of a package without trusting it. By hand and not by a schema library, because the offline verifier carries this
 * code to whoever opens the package.
 */
export type JsonObject = { readonly [name: string]: Json };

export class ShapeMismatch extends Error {
  override readonly name = 'ShapeMismatch';
}

export function objectOf(value: Json | undefined, names: readonly string[]): JsonObject {
  if (!isObject(value)) throw new ShapeMismatch('应为对象');
  const found = Object.keys(value).sort().join(' ');
  if (found !== names.toSorted().join(' ')) throw new ShapeMismatch(`字段应为 ${names.join('、')}`);
  return value;
}

export function mapOf<T>(value: Json | undefined, read: (value: Json) => T): Map<string, T> {
  if (!isObject(value)) throw new ShapeMismatch('应为对象');
  return new Map(Object.entries(value).map(([name, member]) => [name, read(member)]));
}

export function listOf<T>(value: Json | undefined, read: (value: Json) => T): T[] {
  if (!Array.isArray(value)) throw new ShapeMismatch('应为列表');
  return value.map(read);
}

export function textOf(value: Json | undefined, pattern = /(?:)/): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw new ShapeMismatch('文字的写法不对');
  return value;
}

export function textOrNullOf(value: Json | undefined): string | null {
  return value === null ? null : textOf(value);
}

export function countOf(value: Json | undefined): number {
  if (typeof value !== 'number' || !(value >= 0)) throw new ShapeMismatch('应为非负整数');
  return value;
}

export const hashPattern = /^[0-9a-f]{64}$/;
export const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
export const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const sizePattern = /^(?:0|[1-9]\d{0,19})$/;

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
