import { isDocType, isFilled } from '@liuhen/records';
import { afterAll, expect, it } from 'vitest';
import { withFollowing } from '../prefill/following.ts';
import { agencyNamesOf } from '../prefill/issuing-sources.ts';
import { prefill } from '../prefill/prefill.ts';
import { writtenInstant } from '../prefill/scene.ts';
import { readSpecimen, specimenNames } from '../specimens.fixture.ts';
import { contextFor, lost, textIn } from './printing.fixture.ts';
import { openRenderer } from './renderer.ts';
import type { SheetRequest } from './rendering.ts';

const renderer = openRenderer();
afterAll(() => renderer.close());

/** Each paper of a specimen from the specimen's own data: what the case knew before it, and what it says itself. */
function requestsOf(name: string): SheetRequest[] {
  const { documents, names } = readSpecimen(name);
  return documents.map(({ document, before }) => {
    const docType = document.kind;
    if (!isDocType(docType)) throw new Error(docType);
    const step = before.stepOf(document);
    const known = prefill(docType, before, { at: document.at, ...(step === undefined ? {} : { step }) }).values;
    const day = writtenInstant(document.at).slice(0, 10);
    return {
      docType,
      values: withFollowing(docType, { ...known, ...document.data.fields }),
      context: contextFor(docType, {
        agency: agencyNamesOf(before.agency.profile),
        on: day,
        number: document.data.number ?? null,
        issuedOn: day,
        title: document.title,
        names,
      }),
    };
  });
}

it.each(specimenNames)(
  'every paper of %s comes out as pages that hold its values',
  async (name) => {
    const requests = requestsOf(name);
    const set = { title: name, author: '白山市生态环境局抚松县分局', contents: true, createdAt: 1_789_000_000 };
    const { pdf, pages } = await renderer.renderSet(requests, set);
    expect(pages).toBeGreaterThan(requests.length);
    const on = textIn(pdf);
    expect(requests.length).toBeGreaterThan(20);
    for (const { docType, values, context } of requests) {
      expect(isFilled(values)).toBe(true);
      expect([docType, lost(docType, values, on, context.names)]).toEqual([docType, []]);
    }
  },
  120_000,
);
