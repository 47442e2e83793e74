import { expect, test } from 'vitest';
import { nextDueOf } from './next-due.ts';

const [past, soon, later] = ['2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z'];
const findings = [
  { status: 'met', due: '2025-01-01T00:00:00.000Z' },
  { status: 'breached', due: '2025-02-01T00:00:00.000Z' },
  { status: 'pending', due: null },
  { status: 'pending', due: later },
  { status: 'pending', due: soon },
];

test('the soonest clock counts, and of those that ran out the ones still to be answered', () => {
  expect(nextDueOf(findings, 'open')).toBe(soon);
  expect(nextDueOf([...findings, { status: 'overdue', due: past }], 'open')).toBe(past);
  expect(nextDueOf([], 'open')).toBeNull();
});

test('a closed case waits for its file, an archived one for nothing', () => {
  expect(nextDueOf(findings, 'closed')).toBe(soon);
  expect(nextDueOf(findings, 'archived')).toBeNull();
});
