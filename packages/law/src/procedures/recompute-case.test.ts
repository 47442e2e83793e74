import { expect, test } from 'vitest';
import { agencyOf, story } from '../cases/story.fixture.ts';
import { movedTerms, recomputeCase } from './recompute-case.ts';
import { after, told } from './told.fixture.ts';

// A made-up notice: only the mechanism is under test.
const loaded = agencyOf([
  {
    kind: 'calendarLoaded',
    when: '2026-12-01',
    data: {
      edition: 'made-up-2027',
      year: 2027,
      issued: '2026-11-20',
      notice: '测试',
      source: '测试',
      days: [{ from: '2027-02-17', to: '2027-02-23', kind: 'off', name: '春节' }],
    },
  },
]);

test('loading a notice shows for each running term of a case what it changes', () => {
  const d = told('penalty.ordinary', ['clueRegistered', 'initiationApproved', 'evidencePreserved'], {}, '2026-11-20');
  const listed = agencyOf([
    {
      kind: 'calendarLoaded',
      when: '2026-12-01',
      data: { edition: 'x', year: 2027, holidays: ['2027-02-19'], workdays: [], source: '测试' },
    },
  ]);
  expect(recomputeCase(d, after(d), listed)[0]).toMatchObject({ after: '2027-02-22' });
  expect(recomputeCase(d, after(d), loaded)).toEqual([
    {
      id: 'P:penalty.decision',
      title: '作出处罚决定',
      before: '2027-02-19',
      after: '2027-02-24',
      change: 'moved',
      message: '“作出处罚决定”的末日由 2027-02-19（日历未核实） 变为 2027-02-24。',
      why: expect.stringContaining('顺延至 2027-02-24'),
    },
    expect.objectContaining({ id: 'P:penalty.evidenceRegistration', change: 'same' }),
  ]);
});

test('a parameter set from a day on moves the terms that start after it, and no others', () => {
  const set = agencyOf([
    {
      kind: 'parameter',
      when: '2026-01-01',
      data: { parameter: 'P02', value: 'asIs', from: '2026-04-01', reason: '市局决定' },
    },
  ]);
  const early = told('penalty.ordinary', ['clueRegistered'], {}, '2026-03-20');
  const late = told('penalty.ordinary', ['clueRegistered'], {}, '2026-04-17');
  expect(recomputeCase(early, after(early), set)[0]).toMatchObject({ change: 'same', after: '2026-04-07' });
  expect(recomputeCase(late, after(late), set)[0]).toMatchObject({
    change: 'moved',
    before: '2026-05-06',
    after: '2026-05-02',
  });
});

test('an archived case has no running terms', () => {
  const d = told('penalty.ordinary', ['decisionMade', 'served', 'paymentMade', 'caseClosed', 'archived']);
  expect(recomputeCase(d, after(d), loaded)).toEqual([]);
});

test('every open term that moves is told once, the limits of duties with the clocks of the procedure', () => {
  const d = story([
    { kind: 'caseOpened', when: '2026-12-20', data: { caseType: 'penalty.ordinary' } },
    { kind: 'reconsiderationRequested', when: '2026-12-24', data: { copyReceivedAt: '2026-12-25' } },
  ]);
  const moved = movedTerms(d, after(d), loaded);
  expect(moved).toMatchObject([{ before: null, after: '2027-01-08', change: 'moved' }]);
  expect(moved.every(({ change, why }) => change !== 'same' && why !== null)).toBe(true);
  const told2 = moved.map(({ title, before, after: then, why }) => `${title} ${before} ${then} ${why}`);
  expect(new Set(told2).size).toBe(moved.length);
  expect(movedTerms(d, after(d), d.agency)).toEqual([]);
});
