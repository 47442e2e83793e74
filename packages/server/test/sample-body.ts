import { z } from 'zod';

type Schema = Readonly<Record<string, unknown>>;

/** A body that the route's own schema admits, so that what is refused is refused for whose it is and not for its form. */
export function sampleBody(schema: z.ZodType, ids: Readonly<Record<string, string>>): unknown {
  const body = sample(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }), '', ids);
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Error(`no sample for ${JSON.stringify(body)}: ${parsed.error.message}`);
  return body;
}

function sample(schema: Schema, name: string, ids: Readonly<Record<string, string>>): unknown {
  const choices = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(choices)) return sample((choices as Schema[]).find(({ type }) => type !== 'null') ?? {}, name, ids);
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries((schema.properties ?? {}) as Record<string, Schema>).map(([key, inner]) => [
          key,
          sample(inner, key, ids),
        ]),
      );
    case 'array':
      if (Array.isArray(schema.prefixItems)) return schema.prefixItems.map((item: Schema) => sample(item, name, ids));
      return schema.items === undefined
        ? []
        : Array.from({ length: Math.max(1, Number(schema.minItems ?? 1)) }, () =>
            sample(schema.items as Schema, name, ids),
          );
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'string':
      return text(schema, name, ids);
    default:
      return '某';
  }
}

function text(schema: Schema, name: string, ids: Readonly<Record<string, string>>): string {
  if (schema.format === 'uuid') return ids[name] ?? ids.record ?? '';
  if (schema.format === 'date-time') return '2026-03-03T02:00:00.000Z';
  if (schema.format === 'date') return '2026-03-03';
  const pattern = typeof schema.pattern === 'string' ? schema.pattern : '';
  if (pattern.includes('{64}')) return ids.sha256 ?? '';
  if (pattern.includes('\\d{6}')) return '000000';
  if (pattern.includes('-[0-9a-f]{4}') || pattern.includes('[0-9a-fA-F]{8}')) return ids[name] ?? ids.record ?? '';
  if (pattern.includes('\\d{4}-')) return pattern.includes('T') ? '2026-03-03T02:00:00.000Z' : '2026-03-03';
  return '某事由已核实清楚';
}
