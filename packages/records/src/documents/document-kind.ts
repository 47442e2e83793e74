import type { z } from 'zod';
import { completeSchema } from './complete.ts';
import type { Field } from './field.ts';
import { type FieldGroupName, fieldGroups } from './field-groups.ts';
import { observedSchema } from './observed.ts';

/** 是否应当同时音像记录；有条件的按 optional，条件在 recordingNote。 */
export type RecordingDuty = 'required' | 'advised' | 'optional' | 'none';

export type DocumentDefinition = {
  readonly docType: string;
  /** Schema number of today's form, raised when fields come (`since`) that an older one did not ask; absent: 1. */
  readonly schema?: number;
  /** Place in the catalogue, A01 … H18. */
  readonly code: string;
  readonly title: string;
  readonly group: string;
  readonly stage: string;
  readonly facing: string;
  readonly outward: boolean;
  readonly needsDocNumber: boolean;
  readonly needsSeal: boolean;
  readonly servedOrSignedByParty: boolean;
  readonly minOfficers: number;
  readonly numbering: string;
  readonly drafter: string;
  readonly signers: readonly string[];
  /** Articles of the regulation it helps to prove, as '11(3)'. */
  readonly articles: readonly string[];
  readonly source: string;
  readonly recording: RecordingDuty;
  readonly recordingNote: string;
  readonly groups: readonly FieldGroupName[];
  readonly fields: readonly Field[];
  /** Fixed paragraphs: a name (REMEDY, COURT …) or the words themselves. */
  readonly fixed: readonly string[];
  readonly attachments?: string;
  readonly aliases?: readonly string[];
};

export type DocumentKind = DocumentDefinition & {
  readonly schema: number;
  /** Every field, those of the groups first; a document's own definition replaces the group's of the same key. */
  readonly allFields: readonly Field[];
  /** Taking in what was written: nothing missing is refused, only what cannot be read. */
  readonly observed: z.ZodType<Record<string, unknown>>;
  /** The same under an earlier schema number, as it was frozen. */
  observedUnder(schema: number): z.ZodType<Record<string, unknown>>;
  /** What drafting must have before the document may be fixed. */
  readonly complete: z.ZodType<Record<string, unknown>>;
};

function fieldsOf(definition: DocumentDefinition): readonly Field[] {
  const own = new Map(definition.fields.map((field) => [field.key, field]));
  const shared = definition.groups.flatMap((name) => fieldGroups[name].fields).filter((field) => !own.has(field.key));
  return [...shared, ...definition.fields];
}

/** Fields that a document written under `schema` was never asked for: where they are absent nobody left them out. */
export function fieldsSince({ allFields }: Pick<DocumentKind, 'allFields'>, schema: number): readonly Field[] {
  return allFields.filter(({ since = 1 }) => since > schema);
}

/** One kind of document. Its definition is data; the schemas are derived from it, and only when asked for. */
export function documentKind(definition: DocumentDefinition): DocumentKind {
  const allFields = fieldsOf(definition);
  const { schema = 1 } = definition;
  let observed: DocumentKind['observed'] | undefined;
  let complete: DocumentKind['complete'] | undefined;
  return {
    ...definition,
    schema,
    allFields,
    get observed() {
      observed ??= observedSchema(allFields, schema);
      return observed;
    },
    observedUnder: (earlier) => observedSchema(allFields, earlier),
    get complete() {
      complete ??= completeSchema(allFields, definition.minOfficers);
      return complete;
    },
  };
}
