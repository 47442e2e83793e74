import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { documentKinds, isDocType } from './index.ts';

const specimens = new URL('../../../../test/specimens/', import.meta.url);
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Found = { docType: string; fields: Json };

/** Fractions are kept as written, as the case file does: a hashed record holds no floating-point number. */
const asWritten = (value: Json): Json =>
  typeof value === 'number' && !Number.isInteger(value)
    ? String(value)
    : Array.isArray(value)
      ? value.map(asWritten)
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asWritten(inner)]))
        : value;

function documentsIn(value: Json): Found[] {
  if (Array.isArray(value)) return value.flatMap(documentsIn);
  if (value === null || typeof value !== 'object') return [];
  const own = typeof value.docType === 'string' ? [{ docType: value.docType, fields: value.fields ?? {} }] : [];
  return [...own, ...Object.values(value).flatMap(documentsIn)];
}

const found = readdirSync(specimens)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => documentsIn(asWritten(parse(readFileSync(new URL(name, specimens), 'utf8')) as Json)));

describe('the catalogue of documents', () => {
  it('holds the 141 documents under their own names, each with one file', () => {
    const files = readdirSync(new URL('catalogue/', import.meta.url)).map((name) => name.replace('.ts', ''));
    expect(files.sort()).toEqual(Object.keys(documentKinds).sort());
    for (const [name, kind] of Object.entries(documentKinds)) expect(kind.docType).toBe(name);
    expect(Object.keys(documentKinds)).toHaveLength(141);
    expect(new Set(Object.values(documentKinds).map((kind) => kind.code)).size).toBe(141);
  });

  it('gives every field one key, one label and what its type needs', () => {
    for (const kind of Object.values(documentKinds)) {
      const keys = kind.allFields.map((field) => field.key);
      expect(new Set(keys).size, kind.docType).toBe(keys.length);
      for (const field of kind.allFields) {
        expect(field.label, `${kind.docType}.${field.key}`).toMatch(/[\p{Script=Han}]/u);
        if (field.type === 'table' || field.type === 'group') expect(field.columns?.length).toBeGreaterThan(0);
        if (field.type === 'choice' || field.type === 'choices') expect(field.options?.length).toBeGreaterThan(0);
      }
    }
  });

  it('lets only such fields come later as the frozen schema of their kind takes in whatever they hold', () => {
    const later = Object.values(documentKinds).flatMap(({ allFields }) => allFields.filter((field) => field.cameLater));
    expect(later.map(({ key }) => key).sort()).toEqual(['answers', 'part', 'suggestions']);
    for (const { type, key, required } of later) {
      expect(['table', 'list', 'group'], key).toContain(type);
      expect(required, key).not.toBe('R');
    }
  });

  it('takes in every document of the specimens as it was written, and knows every key they use', () => {
    expect(found).toHaveLength(191);
    for (const { docType, fields } of found) {
      if (!isDocType(docType)) throw new Error(docType);
      const kind = documentKinds[docType];
      const taken = kind.observed.safeParse(fields);
      expect(taken.success, `${docType}: ${taken.error?.message}`).toBe(true);
      expect(taken.data).toEqual(fields);
      const known = new Set(kind.allFields.map((field) => field.key));
      const unknown = Object.keys(fields as object).filter((key) => !known.has(key));
      expect(unknown, docType).toEqual([]);
    }
  });
});
