import { z } from 'zod';
import type { Field, FieldType } from './field.ts';

const whole = z.number().int('小数请按原样写成文字，如 "6.9"');
const scalar = [z.string(), whole, z.boolean(), z.null()] as const;

/** Anything written down, with no fractions: a fraction in a hashed record would not verify elsewhere. */
const Written: z.ZodType<unknown> = z.lazy(() => z.union([...scalar, z.array(Written), z.record(z.string(), Written)]));

const words = z.union([...scalar, z.array(Written)], '应为文字');
const moment = z.union([z.string(), z.null()], '应为日期或者时间的文字，如 2025-03-11 或 2025-03-11T10:05:00+08:00');
const flag = z.union([z.boolean(), z.string(), z.null()], '应为是或者否');
const quantity = z.union([whole, z.string(), z.null()], '应为整数，小数请写成文字');

const readable: Partial<Record<FieldType, z.ZodType<unknown>>> = {
  string: words,
  text: words,
  opinion: words,
  choice: words,
  date: moment,
  datetime: moment,
  boolean: flag,
  integer: quantity,
  money: quantity,
  uscc: words,
  residentId: words,
};

/**
 * The schema for taking in a document as it was written: a fact is never refused for being unlawful or incomplete, so
 * nothing is required, any further key is kept, and a value is refused only where nobody could read it. `schema` says which
 * fields its kind had by then.
 */
export function observedSchema(fields: readonly Field[], schema: number): z.ZodType<Record<string, unknown>> {
  const frozen = fields.filter(({ cameLater, since = 1 }) => cameLater !== true && since <= schema);
  const shape = Object.fromEntries(frozen.map((field) => [field.key, (readable[field.type] ?? Written).optional()]));
  return z.object(shape).catchall(Written);
}
