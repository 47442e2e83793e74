import type { Entry, Participant } from '@liuhen/records';
import { classify } from './classification.ts';

/** Roles by which somebody who reported stands in a record. */
const informantRoles = /举报人|投诉人|informant|complainant/;
const informantFields = ['complainant', 'informant', 'informantName', 'reporter', 'reporterName'];

/**
 * An entry as somebody may see it who may find it but not read it: that it exists, of which kind and when. Everything that
 * it says is withheld and named as withheld.
 */
export function withholdAll(entry: Entry): Entry {
  const { body } = entry;
  const fields = typeof body.data.fields === 'object' && body.data.fields !== null ? Object.keys(body.data.fields) : [];
  const units = Object.keys(body.data).flatMap((key) =>
    key === 'fields' ? fields.map((field) => `data.fields.${field}`) : [`data.${key}`],
  );
  const data = 'fields' in body.data ? { fields: {} } : {};
  return {
    ...entry,
    actor: '',
    gate: null,
    body: { ...body, people: [], files: [], data },
    withheld: [...new Set([...entry.withheld, 'people', 'files', ...units])],
  };
}

/** In a record that may be read: the parts that would name who reported, for those who may not know it. */
export function withholdInformant(entry: Entry): Entry {
  const { body } = entry;
  if (classify(body.kind, body.data) === 'informant') return withholdAll(entry);
  const named = body.people.some(({ role }) => informantRoles.test(role));
  const { fields } = body.data;
  const inner = typeof fields === 'object' && fields !== null && !Array.isArray(fields) ? fields : null;
  const keys = inner === null ? [] : informantFields.filter((key) => key in inner);
  if (!named && keys.length === 0) return entry;
  const kept = inner === null ? null : Object.fromEntries(Object.entries(inner).filter(([key]) => !keys.includes(key)));
  return {
    ...entry,
    body: {
      ...body,
      people: body.people.filter(({ role }) => !informantRoles.test(role)),
      data: kept === null ? body.data : { ...body.data, fields: kept },
    },
    withheld: [...entry.withheld, ...(named ? ['people'] : []), ...keys.map((key) => `data.fields.${key}`)],
  };
}

/** What a record says, of whichever reading of it. */
type Told = {
  readonly body: {
    readonly kind: string;
    readonly people: readonly Participant[];
    readonly data: Readonly<Record<string, unknown>>;
  };
};

/** Names, telephones and addresses of who reported, to be struck out wherever free text repeats them. */
export function informantWords(entries: readonly Told[]): string[] {
  const words = new Set<string>();
  for (const { body } of entries) {
    for (const { role, name } of body.people) if (informantRoles.test(role)) words.add(name);
    if (body.kind === 'informantIdentified') collect(body.data, words);
    const { fields } = body.data;
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) continue;
    for (const key of informantFields) collect(Reflect.get(fields, key), words);
  }
  return [...words].filter((word) => [...word].length >= 2).sort((a, b) => b.length - a.length);
}

function collect(value: unknown, into: Set<string>): void {
  if (typeof value === 'string' && value.trim() !== '') into.add(value.trim());
  else if (Array.isArray(value)) for (const item of value) collect(item, into);
  else if (typeof value === 'object' && value !== null) {
    for (const key of ['name', 'phone', 'address']) if (key in value) collect(Reflect.get(value, key), into);
  }
}

/** The same value with those words struck out of every text in it. */
export function strike<T>(value: T, words: readonly string[]): T {
  if (words.length === 0) return value;
  const text = JSON.stringify(value, (_, inner) =>
    typeof inner === 'string' ? words.reduce((left, word) => left.replaceAll(word, '〔举报人〕'), inner) : inner,
  );
  return JSON.parse(text) as T;
}
