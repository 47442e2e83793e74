import { readdirSync } from 'node:fs';
import { documentKinds, isDocType } from '@liuhen/records';
import { describe, expect, it } from 'vitest';
import { findSource } from '../prefill/prefill.ts';
import { forms } from './catalogue.ts';
import { fieldsByKey, printedKeys } from './form.ts';

const docTypes = Object.keys(documentKinds).filter(isDocType);

describe('the forms', () => {
  it('are one folder each, and the listing of the folder is the catalogue', () => {
    const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.map(({ name }) => name).sort()).toEqual([...docTypes].sort());
    expect(Object.keys(forms)).toEqual(docTypes);
    for (const docType of docTypes) expect(forms[docType].docType).toBe(docType);
  });

  it('print only fields that the document has, and take them only from sources that there are', () => {
    for (const docType of docTypes) {
      const keys = fieldsByKey(docType);
      const form = forms[docType];
      const spoken = [...printedKeys(form), ...Object.keys(form.takes), ...Object.keys(form.starts), ...form.silent];
      expect(
        // to whom it is written a paper without a field for it takes of its case
        spoken.filter((key) => !keys.has(key) && key !== 'partyName'),
        docType,
      ).toEqual([]);
      const names = Object.values(form.takes).flat();
      expect(
        names.filter((name) => findSource(name) === null),
        docType,
      ).toEqual([]);
      for (const name of names) {
        const [source = '', key = ''] = name.split('.');
        if (isDocType(source))
          expect(fieldsByKey(source).has(key) || name.includes('#'), `${docType}: ${name}`).toBe(true);
      }
    }
  });

  it('show every required field of their document, so that none can be filled and not be seen', () => {
    const elsewhere = new Set([
      'issuingAuthority',
      'docNumber',
      'issuedOn',
      'blankHandling',
      'remedy',
      'partyType',
      'caseNo',
      'caseTitle',
      'handlingDept',
      'partyName',
      'partyAddress',
      'idShown',
    ]);
    for (const docType of docTypes) {
      const printed = new Set([...printedKeys(forms[docType]), ...forms[docType].silent]);
      const hidden = documentKinds[docType].allFields.filter(
        ({ key, required }) => required === 'R' && !printed.has(key) && !elsewhere.has(key),
      );
      expect(
        hidden.map(({ key }) => key),
        docType,
      ).toEqual([]);
    }
  });

  it('say for nobody what was done or thought: no opinion, no yes, no telling of rights to begin with', () => {
    const told = new Set([
      'rightsInformed',
      'idShown',
      'readBack',
      'informed',
      'waived',
      'separation',
      'announced',
      'truthPledge',
    ]);
    for (const docType of docTypes) {
      for (const [key, value] of Object.entries(forms[docType].starts)) {
        expect(told.has(key), `${docType}.${key}`).toBe(false);
        expect(fieldsByKey(docType).get(key)?.type, `${docType}.${key}`).not.toBe('opinion');
        if (value === true) expect(['watermark', 'preNumbered'], `${docType}.${key}`).toContain(key);
      }
    }
  });

  it('give a 发文字号 to what leaves the agency under a seal, and each word to one kind of document but 告', () => {
    const words = new Map<string, string[]>();
    for (const docType of docTypes) {
      const { numbering } = forms[docType];
      if (documentKinds[docType].needsDocNumber) expect(numbering.series, docType).toBe('outward');
      if (numbering.series === 'outward') words.set(numbering.word, [...(words.get(numbering.word) ?? []), docType]);
    }
    expect([...words].filter(([word, types]) => word !== '告' && types.length > 1)).toEqual([]);
  });

  it('end every outward document that needs a seal with the place for it', () => {
    for (const docType of docTypes) {
      const { needsSeal, outward } = documentKinds[docType];
      if (needsSeal && outward && forms[docType].layout === 'outward') {
        expect(
          forms[docType].body.some((part) => part.part === 'seal'),
          docType,
        ).toBe(true);
      }
    }
  });

  it('never hang what the law wants told on a field that may be empty', () => {
    const must = /有权|十五日内将罚款|依法承担责任|即为受理|不停止行政处罚|视为送达|不得损毁|给予更重/;
    for (const docType of docTypes) {
      for (const part of forms[docType].body) {
        if (part.part === 'text' && must.test(part.text)) expect(part.text, docType).not.toMatch(/\{\w+\}/);
      }
    }
  });

  it('print the fixed paragraphs of the catalogue word for word', () => {
    const bare = (words: string) => words.replace(/[\s＿_]|〔.*?〕|\[.*?\]/g, '');
    const worded: string[] = [];
    for (const docType of docTypes) {
      const texts = bare(forms[docType].body.flatMap((part) => (part.part === 'text' ? [part.text] : [])).join(''));
      for (const words of documentKinds[docType].fixed) {
        if (!/^[A-Z_]+$/.test(words) && !texts.includes(bare(words))) worded.push(docType);
      }
    }
    // These take a date, a name or one of two ways into the sentence.
    expect(worded).toEqual(['correctionNotice', 'evidenceRequestNotice', 'photoEvidenceSheet', 'demandNotice']);
  });

  it('tell the remedies wherever the law wants them told', () => {
    for (const docType of docTypes) {
      const { fixed } = documentKinds[docType];
      const told = forms[docType].body.flatMap((part) => (part.part === 'fixed' ? [part.paragraph] : []));
      for (const name of ['REMEDY', 'REMEDY_ONSPOT', 'COURT', 'RECORD_OPENING', 'RECORD_CLOSING'] as const) {
        if (fixed.includes(name)) expect(told, docType).toContain(name);
      }
    }
  });
});
