import { expect, it } from 'vitest';
import { plannedStart } from './planned-start.ts';

const notice = (when: string | null, annulledBy: string | null = null) => ({
  kind: 'hearingNotice',
  title: '行政处罚听证通知书',
  annulledBy,
  data: { fields: { when } },
});
const after = new Date('2025-04-17T10:10:00+08:00');

it('takes the beginning of a hearing from the last notice that told its hour', () => {
  const facts = [notice('2025-04-15T09:00:00+08:00'), notice('2025-04-17T09:00:00+08:00')];
  expect(plannedStart('hearingHeld', facts, after)).toEqual({
    at: '2025-04-17T09:00:00+08:00',
    from: '行政处罚听证通知书',
  });
});

it('offers nothing before that hour, without a notice, for another act, or where the notice was taken back or says no hour', () => {
  const told = notice('2025-04-17T09:00:00+08:00');
  expect(plannedStart('hearingHeld', [told], new Date('2025-04-17T08:00:00+08:00'))).toBeNull();
  expect(plannedStart('hearingHeld', [], after)).toBeNull();
  expect(plannedStart('sampling', [told], after)).toBeNull();
  expect(plannedStart('hearingHeld', [notice('2025-04-17T09:00:00+08:00', 'x')], after)).toBeNull();
  expect(plannedStart('hearingHeld', [notice('另行通知')], after)).toBeNull();
  expect(plannedStart('hearingHeld', [notice(null)], after)).toBeNull();
});
