import type { Predicate, ThingField } from '@liuhen/law/access';

/**
 * Where each field of a thing stands in a query. `sql` is an expression (of our own making, never of a client's), `value` a
 * constant of this list; a field that is absent is null, and so never matches.
 */
export type ScopeColumns = {
  readonly fields: Partial<Record<ThingField, { readonly sql: string } | { readonly value: string }>>;
  /** Expressions for the subject whose relations count; null where the thing has no case. */
  readonly case: { readonly agency: string; readonly subject: string } | null;
};

export type SqlCondition = { readonly text: string; readonly values: readonly unknown[] };

/**
 * The policy's predicate as a WHERE condition. Never NULL: what is unknown is false before it is negated, as in the TypeScript
 * reading, or a `not` would let through what nothing allows. Values are parameters, numbered from `first`.
 */
export function compileScope(predicate: Predicate, columns: ScopeColumns, first = 1): SqlCondition {
  const values: unknown[] = [];
  const parameter = (value: unknown): string => `$${first - 1 + values.push(value)}`;

  const write = (part: Predicate): string => {
    if ('is' in part) return part.is === 'always' ? 'true' : 'false';
    if ('not' in part) return `NOT ${write(part.not)}`;
    if ('all' in part) return join(part.all, ' AND ', 'true');
    if ('any' in part) return join(part.any, ' OR ', 'false');
    if ('field' in part) return compare(part.field, part.oneOf);
    return relate(part.related, part.person);
  };
  const join = (parts: readonly Predicate[], word: string, empty: string): string =>
    parts.length === 0 ? empty : `(${parts.map(write).join(word)})`;

  const compare = (field: ThingField, oneOf: readonly string[]): string => {
    const place = columns.fields[field];
    if (place === undefined) return 'false';
    if ('value' in place) return oneOf.includes(place.value) ? 'true' : 'false';
    return `coalesce((${place.sql}) = ANY (${parameter(oneOf)}::text[]), false)`;
  };
  const relate = (relations: readonly string[], person: string): string => {
    if (columns.case === null) return 'false';
    const { agency, subject } = columns.case;
    return `EXISTS (SELECT FROM findable_relation AS scope_relation
      WHERE scope_relation.agency_id = ${agency} AND scope_relation.subject_id = ${subject}
        AND scope_relation.person = ${parameter(person)} AND scope_relation.relation = ANY (${parameter(relations)}::text[]))`;
  };

  return { text: write(predicate), values };
}

/** Columns of things of kind `case`, for a query in which `case_row` stands under this alias. */
export function caseColumns(alias: string): ScopeColumns {
  return {
    fields: {
      kind: { value: 'case' },
      agency: { sql: `${alias}.agency_id::text` },
      subject: { sql: `${alias}.subject_id::text` },
      classification: { value: 'none' },
      volume: { value: 'main' },
      state: { sql: `${alias}.state` },
    },
    case: { agency: `${alias}.agency_id`, subject: `${alias}.subject_id` },
  };
}

/** Columns of things of kind `record`: `search_row` under `record`, the `case_row` of its case under `ofCase`. */
export function recordColumns(record: string, ofCase: string): ScopeColumns {
  return {
    fields: {
      kind: { value: 'record' },
      agency: { sql: `${record}.agency_id::text` },
      subject: { sql: `${record}.subject_id::text` },
      record: { sql: `${record}.record_id::text` },
      recordKind: { sql: `${record}.record_kind` },
      family: { sql: `${record}.family` },
      classification: { sql: `${record}.classification` },
      volume: { sql: `${record}.volume` },
      state: { sql: `${ofCase}.state` },
      owner: { sql: `${record}.owner` },
    },
    case: { agency: `${record}.agency_id`, subject: `${record}.subject_id` },
  };
}
