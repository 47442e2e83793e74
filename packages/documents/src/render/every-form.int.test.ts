import { type DocType, documentKinds, isDocType } from '@liuhen/records';
import { afterAll, describe, expect, it } from 'vitest';
import { missing } from '../prefill/missing.ts';
import { readSpecimen, specimenNames } from '../specimens.fixture.ts';
import { contextFor, lost, sampleOf, textIn } from './printing.fixture.ts';
import { openRenderer } from './renderer.ts';

const renderer = openRenderer();
afterAll(() => renderer.close());

const docTypes = Object.keys(documentKinds).filter(isDocType);

describe('every form', () => {
  it('has a sample that lacks nothing', () => {
    for (const docType of docTypes) {
      expect(missing(docType, sampleOf(docType)), docType).toEqual([]);
      expect(documentKinds[docType].complete.safeParse(sampleOf(docType)).success, docType).toBe(true);
    }
  });

  it('prints its sample with every value on it, and the same bytes a second time', async () => {
    for (const docType of docTypes) {
      const values = sampleOf(docType);
      const first = await renderer.render(docType, values, contextFor(docType));
      expect(lost(docType, values, textIn(first.pdf)), docType).toEqual([]);
      expect(first.pages, docType).toBeLessThanOrEqual(4);
      const again = await renderer.render(docType, values, contextFor(docType));
      expect(Buffer.compare(first.pdf, again.pdf), docType).toBe(0);
    }
  });

  it('prints an empty draft too, so that a preview stands from the first moment', async () => {
    for (const docType of docTypes) {
      const draft = await renderer.render(
        docType,
        {},
        contextFor(docType, { watermark: '草稿', identity: null, number: null, issuedOn: null }),
      );
      expect(draft.pages, docType).toBeLessThanOrEqual(2);
    }
  });
});

describe('the specimens', () => {
  it.each(specimenNames)('%s: every document comes out of its own data', async (name) => {
    const { documents, names } = readSpecimen(name);
    for (const { document } of documents) {
      const docType = document.kind as DocType;
      const { fields, number, title, issuedAt } = document.data;
      const context = contextFor(docType, {
        on: String(issuedAt).slice(0, 10),
        issuedOn: String(issuedAt).slice(0, 10),
        number: number ?? null,
        title: title ?? null,

        names,
      });
      const { pdf } = await renderer.render(docType, fields, context);
      const text = textIn(pdf);
      expect(lost(docType, fields, text, names), `${docType} ${number}`).toEqual([]);
      if (docType !== 'fileCover' && number) expect(text).toContain(number.replace(/\s/g, ''));
    }
  });
});
