import type { FactView } from '@liuhen/server/api';
import { expect, test } from 'vitest';
import { bind } from './file-order.ts';

const paper = (kind: string, at: string, pages: number | null): FactView => ({
  id: `${kind}${at}`,
  seq: 1,
  kind,
  schema: 1,
  family: 'document',
  title: kind,
  at,
  until: null,
  precision: 'day',
  notBefore: null,
  receivedAt: null,
  origin: 'live',
  actor: null,
  people: [],
  links: [],
  files: [],
  data: pages === null ? {} : { pages },
  classification: 'none',
  volume: 'main',
  withheld: [],
  erased: [],
  corrections: [],
  annulledBy: null,
  document: null,
});

test('a file is bound with the decision before the evidence and the closing note last, whatever was made first', () => {
  const rows = bind([
    paper('fileRemarks', '2026-01-01', 1),
    paper('siteInspectionRecord', '2025-03-11', 4),
    paper('penaltyDecision', '2025-05-27', 6),
    paper('fileIndex', '2026-01-01', 2),
    paper('somethingUnforeseen', '2025-04-01', 1),
    paper('caseClosureApproval', '2025-12-01', 1),
  ]);
  expect(rows.map(({ fact }) => fact.kind)).toEqual([
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
