import { expect, test } from 'vitest';
import { type Bindable, bind } from './bind.ts';

const paper = (kind: string, day: string, pages: number | null): Bindable => ({
  id: kind,
  kind,
  at: Date.parse(day),
  pages,
});
const file = [
  paper('fileRemarks', '2026-01-01', 1),
  paper('siteInspectionRecord', '2025-03-11', 4),
  paper('penaltyDecision', '2025-05-27', 6),
  paper('fileIndex', '2026-01-01', 2),
  paper('somethingUnforeseen', '2025-04-01', 1),
  paper('caseClosureApproval', '2025-12-01', 1),
];
const kinds = (...moves: { item: string; after: string | null }[]) => bind(file, moves).map(({ item }) => item.kind);

test('a file is bound with the decision before the evidence and the closing note last, whatever was made first', () => {
  expect(kinds()).toEqual([
    'fileIndex',
    'penaltyDecision',
    'siteInspectionRecord',
    'somethingUnforeseen',
    'caseClosureApproval',
    'fileRemarks',
  ]);
});

test('pages run on from one; catalogue, note and recordings bear none', () => {
  const rows = bind([
    paper('fileIndex', '2026-01-01', 2),
    paper('penaltyDecision', '2025-05-27', 6),
    paper('interviewRecord', '2025-03-12', 5),
    paper('recording', '2025-03-11', null),
  ]);
  expect(rows.map(({ pages }) => pages && [pages.from, pages.to])).toEqual([null, [1, 6], [7, 11], null]);
});

test('what is moved by hand stands behind what it was put behind, or first, and the pages are counted anew', () => {
  const move = { item: 'somethingUnforeseen', after: 'fileIndex' };
  expect(kinds(move).slice(0, 3)).toEqual(['fileIndex', 'somethingUnforeseen', 'penaltyDecision']);
  expect(bind(file, [move]).map(({ pages }) => pages?.from ?? null)).toEqual([null, 1, 2, 8, 12, null]);
  expect(kinds({ item: 'penaltyDecision', after: null })[0]).toBe('penaltyDecision');
  // moves follow each other: the later finds what the earlier left
  expect(kinds(move, { item: 'penaltyDecision', after: 'fileIndex' }).slice(0, 3)).toEqual([
    'fileIndex',
    'penaltyDecision',
    'somethingUnforeseen',
  ]);
});

test('a move of what is not in the volume, or behind itself, changes nothing', () => {
  for (const move of [
    { item: 'gone', after: null },
    { item: 'penaltyDecision', after: 'gone' },
    { item: 'penaltyDecision', after: 'penaltyDecision' },
  ])
    expect(kinds(move)).toEqual(kinds());
});
