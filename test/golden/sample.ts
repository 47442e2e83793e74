import { z } from 'zod';

type Schema = { readonly [key: string]: unknown };

/** A value that a schema admits, the same every time: every property given, lists of one, the first of a choice. */
export function sampleOf(schema: z.ZodType): z.core.util.JSONType {
  return sample(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }));
}

/** The schema itself as canonical text: what changes it, changes this. */
export function schemaText(schema: z.ZodType): string {
  return JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }));
}

function sample(schema: Schema): z.core.util.JSONType {
  const choices = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(choices)) return sample(choices.find((choice: Schema) => choice.type !== 'null') ?? {});
  if (schema.const !== undefined) return String(schema.const);
  if (Array.isArray(schema.enum)) return String(schema.enum[0]);
  switch (Array.isArray(schema.type) ? schema.type.find((type) => type !== 'null') : schema.type) {
    case 'object':
      return Object.fromEntries(properties(schema).map(([key, inner]) => [key, sample(inner)]));
    case 'array':
      return Array.isArray(schema.prefixItems)
        ? schema.prefixItems.map((item: Schema) => sample(item))
        : isSchema(schema.items)
          ? [sample(schema.items)]
          : [];
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return typeof schema.pattern === 'string' && schema.pattern.includes('{64}') ? 'ab'.repeat(32) : '样本';
  }
}

function properties(schema: Schema): [string, Schema][] {
  return isSchema(schema.properties)
    ? Object.entries(schema.properties).filter((entry): entry is [string, Schema] => isSchema(entry[1]))
    : [];
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
