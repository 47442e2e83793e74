import { allKinds } from '@liuhen/records';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Line, story } from '../cases/story.fixture.ts';
import { matterOf } from '../obligations/matter.ts';
import { at } from '../periods/sums.fixture.ts';
import { run } from './course.ts';
import { type Machine, move } from './machine.ts';
import { machines } from './machines/catalogue.ts';
import { procedureOf } from './procedure-of.ts';
import { after, approves, told } from './told.fixture.ts';

const kinds = allKinds.filter((k) => k.subject !== 'agency').map((k) => k.kind);
const oddValue = fc.oneof(
  fc.constant(null),
  fc.constant(true),
  fc.integer(),
  fc.string(),
  fc.constant('2026-02-30'),
  fc.constant('2026-03-10'),
  fc.constant([]),
  fc.constant([{ due: 1 }, null]),
  fc.constant({}),
);
const oddData = fc.dictionary(
  fc.constantFrom(
    'due',
    'when',
    'conclusion',
    'schedule',
    'realName',
    'reason',
    'mode',
    'urgencyReason',
    'urgent',
    'days',
    'by',
    'type',
    'relation',
    'level',
    'decision',
    'caseType',
    'penalty',
    'fields',
    'kind',
    'from',
    'to',
    'obligation',
    'verdict',
  ),
  oddValue,
);
const day = fc
  .integer({ min: 0, max: 700 })
  .map((n) => Temporal.PlainDate.from('2025-06-01').add({ days: n }).toString());
const record = fc.record({ kind: fc.constantFrom(...kinds), when: day, data: oddData });
const types = fc.constantFrom(
  'penalty.ordinary',
  'penalty.summary',
  'permit',
  'coercion.sealing',
  'coercion.enforcement',
  'inspection',
  'complaint',
  'correction',
  '不明',
);

test('records of any kind, in any order, with any nonsense in them, never throw and always leave the case in some state', () => {
  fc.assert(
    fc.property(types, fc.array(record, { maxLength: 25 }), day, (caseType, records, now) => {
      const lines: Line[] = [{ kind: 'caseOpened', when: '2025-06-01', data: { caseType } }, ...records];
      const p = procedureOf(story(lines), at(now));
      const machine = machines.find((m) => m.id === p.id);
      expect(machine?.states.some((s) => s.id === p.state)).toBe(true);
      expect(p.stages.length).toBeGreaterThan(0);
      for (const view of [p, ...p.within]) {
        for (const act of view.openActs) for (const r of act.blockedBy) expect(r.message).toMatch(/[一-龥]/);
        for (const c of view.clocks) expect(c.due === null ? c.status : 'due').toMatch(/due|stopped|unverified/);
        expect(JSON.parse(JSON.stringify(view.stages))).toEqual(view.stages);
      }
    }),
    { numRuns: 400 },
  );
});

test('what is asked about an instant does not change with what was recorded to happen later', () => {
  fc.assert(
    fc.property(types, fc.array(record, { maxLength: 20 }), day, (caseType, records, now) => {
      // Of the case's own name only its opening counts here: the profile is read whole.
      const plain = records.filter(
        (r) =>
          ![
            'caseOpened',
            'caseProfile',
            'partyIdentified',
            'recordingUnlinked',
            'annulment',
            'rectification',
            'supplement',
            'documentIssued',
          ].includes(r.kind),
      );
      const opened: Line = { kind: 'caseOpened', when: '2025-06-01', data: { caseType } };
      const until = at(now);
      const whole = procedureOf(story([opened, ...plain]), until);
      const then = procedureOf(story([opened, ...plain.filter((r) => r.when <= now)]), until);
      expect([whole.state, whole.stages, whole.openActs]).toEqual([then.state, then.stages, then.openActs]);
    }),
    { numRuns: 200 },
  );
});

test('a machine that names no such state is taken to stand at its beginning', () => {
  const [first] = machines;
  if (!first) throw new Error('no machines');
  const odd: Machine = {
    ...first,
    moves: [move({ id: 'x', from: ['P0'], to: 'nowhere', on: 'interview', title: 'x', who: ['officer'] })],
    lapses: [],
  };
  const d = told('penalty.ordinary', ['interview', 'interview']);
  expect(run(odd, matterOf(d, after(d))).state).toBe('nowhere');
});

test('an approval of a paper that is not in the case moves nothing', () => {
  const d = told('penalty.ordinary', [
    'clueRegistered',
    'programInitiationApproval',
    { ...approves('018f0000-0000-7000-8000-00000000dead') },
  ]);
  expect(procedureOf(d, after(d)).state).toBe('P2');
});

test('an archived case offers nothing, whatever was left undone', () => {
  const d = told('penalty.ordinary', ['decisionMade', 'served', 'paymentMade', 'caseClosed', 'archived']);
  expect(procedureOf(d, after(d))).toMatchObject({ state: 'archived', openActs: [], clocks: [], nextClock: null });
});

test('a term that runs into an unverified year says so', () => {
  const d = told('penalty.ordinary', ['clueRegistered', 'initiationApproved'], {}, '2026-11-20');
  expect(procedureOf(d, after(d)).clocks).toMatchObject([
    { term: 'penalty.decision', status: 'unverified', lastDay: '2027-02-19' },
  ]);
});

test('the cost of a case grows no faster than its records', () => {
  const records = (n: number): Line[] => [
    { kind: 'caseOpened', when: '2026-01-05', data: { caseType: 'penalty.ordinary' } },
    { kind: 'clueRegistered', when: '2026-01-05' },
    { kind: 'initiationApproved', when: '2026-01-06' },
    ...Array.from(
      { length: n },
      (_, i): Line => ({
        kind: ['interview', 'siteInspection', 'testCommissioned', 'testReportIssued'][i % 4] ?? 'interview',
        when: `2026-02-${String((i % 28) + 1).padStart(2, '0')} 10:00:00`,
      }),
    ),
  ];
  // What is looked at is counted, not timed: the answer is the same on every machine.
  const looks = (n: number): number => {
    const d = story(records(n));
    let looked = 0;
    const of: typeof d.of = (kind) => {
      const facts = d.of(kind);
      looked += facts.length;
      return facts;
    };
    procedureOf({ ...d, of }, at('2026-03-01'));
    return looked;
  };
  const [small, large] = [looks(400), looks(1600)];
  // Four times the records: four times the looks, and not sixteen.
  expect(large / small).toBeLessThan(5);
});
