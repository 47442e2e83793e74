/**
 * What a field holds. The type decides how it is typed in, checked, and printed; `opinion` is a text that one level of
 * approval writes and signs, `statutes` a list of provisions cited.
 */
export type FieldType =
  | 'string'
  | 'text'
  | 'opinion'
  | 'date'
  | 'datetime'
  | 'boolean'
  | 'integer'
  | 'money'
  | 'choice'
  | 'choices'
  | 'person'
  | 'people'
  | 'group'
  | 'list'
  | 'table'
  | 'statutes'
  | 'documentRef'
  | 'documentRefs'
  | 'recordingRef'
  | 'recordingRefs'
  | 'image'
  | 'attachment'
  | 'attachments'
  | 'uscc'
  | 'residentId';

/** R 必填，C 有条件时必填（条件见 rule），O 可填。 */
export type Requirement = 'R' | 'C' | 'O';

/**
 * When the field comes to be filled: while drafting (the default), when the number and date are given at issue, or by
 * those who sign or receive. Drafting asks only for the first.
 */
export type FillingTime = 'draft' | 'issue' | 'signing';

export type ColumnType = 'string' | 'date' | 'datetime' | 'boolean' | 'integer' | 'money' | 'list';

/** A member of a person or group, a column of a table. */
export type Column = {
  readonly key: string;
  readonly label: string;
  readonly type: ColumnType;
  /** Of a `datetime`: typed in and printed with its seconds. */
  readonly toSecond?: true;
};

export type Field = {
  readonly key: string;
  readonly label: string;
  readonly type: FieldType;
  readonly required: Requirement;
  /** The check in words, as the user reads it. */
  readonly rule?: string;
  readonly when?: FillingTime;
  /** Of a conditional field: it is required where that field has one of these values. */
  readonly requiredIf?: { readonly key: string; readonly among: readonly (string | boolean)[] };
  readonly columns?: readonly Column[];
  /** Came after the kind was frozen: its schema takes this in as it takes any further key, and every form asks it. */
  readonly cameLater?: true;
  /** The schema number of its kind that first had it; absent: the first. Documents written before never heard of it. */
  readonly since?: number;
  /** For `choice` and `choices`; `open` admits words beside the list. */
  readonly options?: readonly string[];
  readonly open?: boolean;
};

/** Whether drafting asks for a field, given what else is filled in. */
export function isAsked(field: Field, values: Readonly<Record<string, unknown>>): boolean {
  if ((field.when ?? 'draft') !== 'draft') return false;
  if (field.required === 'R') return true;
  const condition = field.requiredIf;
  const other = condition && values[condition.key];
  return (
    condition !== undefined &&
    (typeof other === 'string' || typeof other === 'boolean') &&
    condition.among.includes(other)
  );
}
