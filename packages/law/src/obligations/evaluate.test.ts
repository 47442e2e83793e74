import { noAgencyFacts } from '@liuhen/records';
import { expect, test } from 'vitest';
import { agencyOf, type Line, story } from '../cases/story.fixture.ts';
import { evaluate } from '../evaluate.ts';
import { hours, workingDays } from '../periods/period.ts';
import { at } from '../periods/sums.fixture.ts';
import { term } from '../periods/term.ts';
import { type Obligation, obligation } from './obligation.ts';
import { asksJudgement, blocked, breached, either, excused, met } from './outcome.ts';
import type { Provision } from './provision.ts';
import { timed } from './timed.ts';

/** A by-law that no bureau has, so that these tests stay where they are when real law moves: the by-law of the lending library. */
const byLaw = (article: string, more: Partial<Provision> = {}): Provision => ({
  law: '图书借阅细则',
  article,
  edition: '第一版',
  from: '2025-01-01',
  to: null,
  before: 'noDuty',
  certainty: 'text',
  ...more,
});
const returnTerm = term({
  id: 'library.return',
  title: '还书',
  startsWith: '借书',
  side: 'agency',
  provision: '图书借阅细则第一条',
  period: workingDays(3),
});
const stampTerm = term({
  id: 'library.stamp',
  title: '盖章',
  startsWith: '借书',
  side: 'agency',
  provision: '图书借阅细则第二条',
  period: hours(24),
  roll: 'never',
});

const lent = (m: Parameters<Obligation['trigger']>[0]) => m.dossier.of('siteInspection');
const rules: readonly Obligation[] = [
  obligation({
    id: 'L1',
    provision: byLaw('第一条'),
    severity: 'V',
    duty: '三个工作日内还书',
    cure: null,
    trigger: lent,
    examine: (loan, m) => timed(m, returnTerm, loan, m.dossier.of('followUp')[0] ?? null, '还书'),
  }),
  obligation({
    id: 'L2',
    provision: byLaw('第二条', { from: '2026-01-01' }),
    severity: 'B',
    duty: '借书登记',
    effect: 'invalid',
    bars: ['close'],
    trigger: lent,
    examine: (loan) => either(loan.data.card === true, '已登记', '没有登记'),
  }),
  obligation({
    id: 'L3',
    provision: byLaw('第三条', { before: 'otherEdition', from: '2026-01-01' }),
    severity: 'W',
    duty: '爱护图书',
    judge: 'person',
    judgedBy: '馆长',
    trigger: lent,
    examine: () => asksJudgement('图书是否完好，请认定'),
  }),
  obligation({
    id: 'L4',
    provision: byLaw('第四条', { to: '2025-12-31' }),
    severity: 'W',
    duty: '交押金',
    trigger: lent,
    examine: () => breached('没有交押金'),
  }),
  obligation({
    id: 'L5',
    provision: byLaw('第五条'),
    severity: 'B',
    duty: '盖章',
    trigger: lent,
    examine: (loan, m) =>
      loan.data.excused
        ? excused('停电')
        : loan.data.held
          ? blocked('待馆长到场', { cure: '请馆长到场。' })
          : [met('已看'), timed(m, stampTerm, loan, null, '盖章')],
  }),
];

const loan = (when: string, data: Record<string, unknown> = {}): Line => ({
  key: 'loan',
  kind: 'siteInspection',
  when,
  data,
});
const judge = (lines: readonly Line[], when: string) =>
  evaluate(story(lines, noAgencyFacts), at(when), { rulebook: rules });
const statusOf = (lines: readonly Line[], when: string, id: string) =>
  judge(lines, when)
    .filter((f) => f.id === id)
    .map((f) => f.status);

test('a duty that never arose says so once, and rests on nothing', () => {
  const [finding] = judge([{ kind: 'caseOpened', when: '2026-03-01' }], '2026-03-02 10:00:00');
  expect(finding).toMatchObject({ id: 'L1', status: 'notApplicable', records: [], compliance: null });
});

test('a deed is pending, met, late or overdue by its term, with the last day and its derivation', () => {
  const lines = [loan('2026-03-02 10:00:00')];
  expect(statusOf(lines, '2026-03-05 23:59:59', 'L1')).toEqual(['pending']);
  expect(statusOf(lines, '2026-03-06 00:00:00', 'L1')).toEqual(['overdue']);
  const back = (when: string) => [...lines, { kind: 'followUp', when }];
  expect(statusOf(back('2026-03-05 18:00:00'), '2026-04-01 00:00:00', 'L1')).toEqual(['met']);
  const [late] = judge(back('2026-03-06 09:00:00'), '2026-04-01 00:00:00');
  expect(late).toMatchObject({
    status: 'metLate',
    due: '2026-03-05T15:59:59.999Z',
    compliance: 'violation',
    cure: expect.stringContaining('不能补救'),
  });
  expect(late?.message).toContain('末日 2026-03-05');
  expect(late?.derivation?.term).toBe('library.return');
});

test('what happened after the instant asked about has not happened yet', () => {
  const lines = [loan('2026-03-02 10:00:00'), { kind: 'followUp', when: '2026-03-04 10:00:00' }];
  expect(statusOf(lines, '2026-03-03 10:00:00', 'L1')).toEqual(['pending']);
  expect(statusOf(lines, '2026-03-01 10:00:00', 'L1')).toEqual([]);
});

test('a breach carries the effect under national law beside the violation of the by-law, and its cure', () => {
  const [ill] = judge([loan('2026-03-02')], '2026-03-02 12:00:00').filter((f) => f.id === 'L2');
  expect(ill).toMatchObject({
    status: 'breached',
    legalEffect: 'invalid',
    compliance: 'violation',
    article: '图书借阅细则第二条',
  });
  expect(ill?.cure).not.toBeNull();
  const [well] = judge([loan('2026-03-02', { card: true })], '2026-03-02 12:00:00').filter((f) => f.id === 'L2');
  expect(well).toMatchObject({ status: 'met', legalEffect: 'valid', compliance: 'compliant', cure: null });
});

test('the edition of the day of the step rules: before it no duty, or another edition that a person must apply', () => {
  const early = [loan('2025-06-02 10:00:00')];
  expect(statusOf(early, '2025-07-01 00:00:00', 'L2')).toEqual(['notApplicable']);
  expect(statusOf(early, '2025-07-01 00:00:00', 'L3')).toEqual(['judgement']);
  expect(statusOf(early, '2025-07-01 00:00:00', 'L4')).toEqual(['breached']);
  expect(statusOf([loan('2026-06-02')], '2026-07-01 00:00:00', 'L4')).toEqual(['notApplicable']);
});

test('a question for a person stays open until a judgement about that occasion is recorded, with its reason', () => {
  const lines: Line[] = [loan('2026-03-02')];
  const answer = (verdict: string, judges?: string): Line => ({
    kind: 'judgement',
    when: '2026-03-03',
    data: { obligation: 'L3', verdict, reason: '封面有水渍', office: '馆长' },
    ...(judges ? { links: { judges } } : {}),
  });
  const [open] = judge(lines, '2026-03-04 00:00:00').filter((f) => f.id === 'L3');
  expect(open).toMatchObject({ status: 'judgement', who: '馆长', compliance: null });
  const [told] = judge([...lines, answer('breached')], '2026-03-04 00:00:00').filter((f) => f.id === 'L3');
  expect(told).toMatchObject({ status: 'breached', message: expect.stringContaining('封面有水渍') });
  expect(statusOf([...lines, answer('met', 'loan')], '2026-03-04 00:00:00', 'L3')).toEqual(['met']);
});

test('one occasion may have several outcomes; excuse and block are neither compliance nor breach by themselves', () => {
  expect(statusOf([loan('2026-03-02 10:00:00')], '2026-03-04 00:00:00', 'L5')).toEqual(['met', 'overdue']);
  expect(statusOf([loan('2026-03-02', { excused: true })], '2026-03-04 00:00:00', 'L5')).toEqual(['excused']);
  const [held] = judge([loan('2026-03-02', { held: true })], '2026-03-04 00:00:00').filter((f) => f.id === 'L5');
  expect(held).toMatchObject({ status: 'blocked', compliance: null, cure: '请馆长到场。' });
});

test('hours from a bare date, an end before its start and an unloaded year are said, never guessed', () => {
  expect(statusOf([loan('2026-03-02')], '2026-03-04 00:00:00', 'L5')).toEqual(['met', 'judgement']);
  expect(
    statusOf(
      [loan('2026-03-02 10:00:00'), { kind: 'followUp', when: '2026-03-01 10:00:00' }],
      '2026-04-01 00:00:00',
      'L1',
    ),
  ).toEqual(['judgement']);
  const [unknown] = judge([loan('2035-03-02 10:00:00')], '2035-04-01 00:00:00').filter((f) => f.id === 'L1');
  expect(unknown).toMatchObject({ status: 'judgement', message: expect.stringContaining('日历未核实') });
});

test('a case without records is a finding, not an exception', () => {
  const findings = evaluate(story([], agencyOf([])), at('2026-03-01 00:00:00'));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ id: 'record.empty', status: 'breached' });
});

test('a live record under a limit in hours is judged within what the server can vouch for: a straddling claim is for a person', () => {
  const hourly = obligation({
    id: 'L6',
    provision: byLaw('第六条'),
    severity: 'V',
    duty: '二十四小时内盖章',
    trigger: lent,
    examine: (borrowed, m) => timed(m, stampTerm, borrowed, m.dossier.of('followUp')[0] ?? null, '盖章'),
  });
  const stamped = (receivedAt: string, notBefore: string): Line[] => [
    { ...loan('2026-03-02 10:00:00'), live: { receivedAt: '2026-03-02 10:00:00', notBefore: '2026-03-02 10:00:00' } },
    { kind: 'followUp', when: '2026-03-03 09:00:00', live: { receivedAt, notBefore } },
  ];
  const status = (lines: readonly Line[]) =>
    evaluate(story(lines, noAgencyFacts), at('2026-04-01 00:00:00'), { rulebook: [hourly] }).map((f) => f.status);
  expect(status(stamped('2026-03-03 09:30:00', '2026-03-03 08:00:00'))).toEqual(['met']);
  expect(status(stamped('2026-03-03 11:00:00', '2026-03-03 08:00:00'))).toEqual(['judgement']);
  expect(status(stamped('2026-03-03 11:00:00', '2026-03-03 10:30:00'))).toEqual(['metLate']);
});
