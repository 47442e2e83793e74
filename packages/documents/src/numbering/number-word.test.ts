import { isDocType } from '@liuhen/records';
import { expect, it } from 'vitest';
import { forms } from '../forms/catalogue.ts';
import { readSpecimen, specimenNames } from '../specimens.fixture.ts';
import { numberWord } from './number-word.ts';

it('the word of a number is the one the specimens’ documents bear', () => {
  const seen = new Set<string>();
  for (const { document } of specimenNames.flatMap((name) => readSpecimen(name).documents)) {
    const word = /\)([^〔]+)〔/.exec(document.data.number ?? '')?.[1];
    if (!word || !isDocType(document.kind)) continue;
    expect(numberWord(document.kind, document.data.fields), document.data.number ?? '').toBe(word);
    expect(forms[document.kind].numbering.series).toBe('outward');
    seen.add(word);
  }
  expect(seen.size).toBeGreaterThan(25);
  expect([...seen]).toEqual(expect.arrayContaining(['罚', '当罚', '听告', '告', '责改', '催', '申执']));
});

it('a prior notice is 听告 only where a hearing is offered', () => {
  expect(numberWord('priorNotice', { hearingEligible: true })).toBe('听告');
  expect(numberWord('priorNotice', { hearingEligible: false })).toBe('告');
  expect(numberWord('siteInspectionRecord', {})).toBe('XC');
});
