import type { CourtWindowView } from '@liuhen/server/api';
import { expect, test } from 'vitest';
import { courtStanding } from './court-standing.ts';

const window: CourtWindowView = {
  ...{ suitEnds: '2026-09-14', opens: '2026-09-15', closes: '2026-12-14' },
  opensAt: '2026-09-14T16:00:00.000Z',
  closesAt: '2026-12-14T15:59:59.999Z',
  paymentEnds: '2026-03-31T15:59:59.999Z',
  ...{ demand: null, applicationIssued: false, unverified: false, needsJudgement: false },
  ...{ derivations: [], refusals: [] },
};
const at = (day: string, more: Partial<CourtWindowView> = {}) =>
  courtStanding({ ...window, ...more }, Date.parse(`${day}T02:00:00.000Z`));

test('the window waits, is open, turns red when it is about to close, and stays red when it has closed', () => {
  expect(at('2026-09-14')).toMatchObject({ status: 'plain', open: false });
  expect(at('2026-09-15')).toMatchObject({ status: 'due', open: true });
  expect(at('2026-11-28')).toMatchObject({ status: 'due', open: true });
  expect(at('2026-11-30')).toMatchObject({ status: 'broken', open: true });
  expect(at('2026-12-15')).toMatchObject({ status: 'broken', open: false });
  expect(at('2026-12-15').words).toContain('已届满');
});

test('a day that may still move is not said to have passed, and one that is not known is not guessed', () => {
  expect(at('2026-12-15', { unverified: true }).status).toBe('unjudged');
  expect(at('2026-10-01', { opensAt: null, closesAt: null })).toMatchObject({ status: 'unjudged', open: false });
});

test('an application that was issued and not handed in is said to be so', () => {
  expect(at('2026-10-01', { applicationIssued: true }).words).toContain('还没有记录递交');
});
