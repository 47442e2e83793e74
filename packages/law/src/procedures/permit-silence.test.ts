import { expect, test } from 'vitest';
import { evaluate } from '../evaluate.ts';
import { explain } from '../periods/explain.ts';
import { at } from '../periods/sums.fixture.ts';
import { procedureOf } from './procedure-of.ts';
import { type Told, told } from './told.fixture.ts';

/** How a case stands: state, the clock that runs for the notice, the duty to tell what is missing, and from when the decision runs. */
function standing(records: readonly Told[], profile: Record<string, unknown>, when: string, from = '2026-03-02') {
  const d = told('permit', records, profile, from);
  const { state, clocks } = procedureOf(d, at(when));
  const notice = clocks.find(({ term }) => /supplement$/.test(term));
  const decision = clocks.find(({ term }) => /decision/.test(term));
  const findings = evaluate(d, at(when));
  const duty = findings.filter(({ id }) => id === 'permit-law-2019.32');
  const deciding = findings.find(({ id }) => id === 'permit-law-2019.42');
  return {
    state,
    clock: notice === undefined ? null : { term: notice.term, lastDay: notice.lastDay },
    duty: duty.map(({ status, derivation }) => ({ status, term: derivation?.term, lastDay: derivation?.lastDay })),
    words: duty.map(({ message }) => message).join(''),
    derivation: duty[0]?.derivation == null ? '' : explain(duty[0].derivation),
    certainty: duty[0]?.derivation?.certainty,
    decision: decision?.derivation?.start ?? null,
    dutyOfDecision: deciding?.derivation?.start ?? null,
  };
}
const emission = { permitMatter: '排污许可证核发' };
const general = { permitMatter: '入河排污口设置审批' };
const applied: readonly Told[] = ['applicationRegistered'];

test.each([
  // 2 March 2026 is a Monday: three days to Thursday the fifth, five working days to Monday the ninth
  [
    'a pollution permit on day 3',
    emission,
    '2026-03-05 23:59:59',
    'X1',
    'licence.emission.supplement',
    '2026-03-05',
    'pending',
  ],
  [
    'a pollution permit on day 4',
    emission,
    '2026-03-06 00:00:01',
    'X3',
    'licence.emission.supplement',
    '2026-03-05',
    'overdue',
  ],
  ['another permit on day 4', general, '2026-03-06 00:00:01', 'X1', 'licence.supplement', '2026-03-09', 'pending'],
  [
    'another permit on the fifth working day',
    general,
    '2026-03-09 23:59:59',
    'X1',
    'licence.supplement',
    '2026-03-09',
    'pending',
  ],
  ['another permit on the sixth', general, '2026-03-10 00:00:01', 'X3', 'licence.supplement', '2026-03-09', 'overdue'],
])('%s: the state, the clock and the duty say the same', (_, profile, when, state, term, lastDay, status) => {
  const now = standing(applied, profile, when);
  expect({ state: now.state, duty: now.duty }).toEqual({ state, duty: [{ status, term, lastDay }] });
  expect(now.clock).toEqual(state === 'X1' ? { term, lastDay } : null);
  expect(now.certainty).toBe('text');
  // once silence has accepted it, the days of the decision run from the day on which the papers came in, in clock and duty alike
  const accepted = state === 'X3' ? { day: '2026-03-02', event: '收到申请材料（视为受理）' } : null;
  if (accepted === null) expect([now.decision, now.dutyOfDecision]).toEqual([null, null]);
  else for (const start of [now.decision, now.dutyOfDecision]) expect(start).toMatchObject(accepted);
  expect(now.words.includes('自收到申请材料之日起视为受理')).toBe(state === 'X3');
});

test('the derivation names the provision of its own kind of permit', () => {
  expect(standing(applied, emission, '2026-03-03 10:00:00').derivation).toContain('排污许可管理条例第九条第（四）项');
  expect(standing(applied, general, '2026-03-03 10:00:00').derivation).toContain(
    '行政许可法第三十二条第一款第（四）项',
  );
});

test('three days that end in a holiday end on the working day after it, five working days leave it out', () => {
  // Thursday 30 April; Labour Day from the first to the fifth of May
  const before = (profile: Record<string, unknown>, when: string) => standing(applied, profile, when, '2026-04-30');
  expect(before(emission, '2026-05-06 23:00:00')).toMatchObject({
    state: 'X1',
    clock: { term: 'licence.emission.supplement', lastDay: '2026-05-06' },
    duty: [{ status: 'pending', lastDay: '2026-05-06' }],
  });
  expect(before(emission, '2026-05-07 00:00:01')).toMatchObject({ state: 'X3', duty: [{ status: 'overdue' }] });
  expect(before(general, '2026-05-07 00:00:01')).toMatchObject({ state: 'X1', clock: { lastDay: '2026-05-11' } });
  expect(before(general, '2026-05-12 00:00:01').state).toBe('X3');
});

test.each([
  ['a pollution permit', emission],
  ['another permit', general],
])('%s of a year without its calendar: nothing lapses, and a person is asked', (_, profile) => {
  const later = standing(applied, profile, '2027-02-01 10:00:00', '2027-01-04');
  expect(later).toMatchObject({ state: 'X1', duty: [{ status: 'judgement' }], decision: null, dutyOfDecision: null });
  expect(later.words).toContain('日历未核实');
});

test.each([
  ['the last day', '2026-03-05 16:00:00', 'X1d', 'met'],
  ['the day after', '2026-03-06 09:00:00', 'X3', 'metLate'],
])('what is missing in a pollution permit, told on %s', (_, when, state, status) => {
  const now = standing([...applied, { kind: 'correctionNoticeIssued', when }], emission, '2026-03-07 10:00:00');
  expect([now.state, now.duty.map((one) => one.status)]).toEqual([state, [status]]);
});

test('an acceptance that comes too late does not give the agency its days anew', () => {
  const now = standing(
    [...applied, { kind: 'accepted', when: '2026-03-20 10:00:00' }],
    emission,
    '2026-03-21 10:00:00',
  );
  for (const start of [now.decision, now.dutyOfDecision]) expect(start).toMatchObject({ day: '2026-03-02' });
  const inTime = standing(
    [...applied, { kind: 'accepted', when: '2026-03-04 10:00:00' }],
    emission,
    '2026-03-21 10:00:00',
  );
  for (const start of [inTime.decision, inTime.dutyOfDecision])
    expect(start).toMatchObject({ day: '2026-03-04', event: '受理' });
});

test('decided late from the day on which silence accepted it, and in time from the later notice: a person is asked', () => {
  const decidedOn = (when: string, ...accepted: Told[]) => {
    const decision: Told = {
      kind: 'permitGrantDecision',
      when,
      data: { issuedAt: `${when.replace(' ', 'T')}+08:00`, fields: {} },
    };
    const d = told('permit', [...applied, ...accepted, decision], emission);
    return evaluate(d, at('2026-05-01 10:00:00')).find(({ id }) => id === 'permit-law-2019.42')?.status;
  };
  const late: Told = { kind: 'accepted', when: '2026-03-20 10:00:00' };
  // twenty days from the second of March end on the 23rd (the 22nd is a Sunday), from the twentieth on the ninth of April
  expect([decidedOn('2026-03-23 10:00:00', late), decidedOn('2026-03-24 10:00:00', late)]).toEqual([
    'met',
    'judgement',
  ]);
  expect(decidedOn('2026-04-10 10:00:00', late)).toBe('metLate');
  expect([decidedOn('2026-03-23 10:00:00'), decidedOn('2026-03-24 10:00:00')]).toEqual(['met', 'metLate']);
});

test('what is decided on the spot leaves nothing to tell (行政许可法第三十四条第二款)', () => {
  const decision: Told = {
    kind: 'permitGrantDecision',
    when: '2026-03-02 16:00:00',
    data: { issuedAt: '2026-03-02T16:00:00+08:00', fields: {} },
  };
  expect(standing([...applied, decision], general, '2026-04-01 10:00:00')).toMatchObject({
    duty: [{ status: 'met' }],
    dutyOfDecision: null,
  });
});

test.each([
  ['入河排污口设置审批', true],
  ['排污许可证核发', false],
])('%s may be given ten days more: %s (行政许可法第四十二条)', (permitMatter, may) => {
  const d = told('permit', [...applied, { kind: 'accepted', when: '2026-03-03 09:00:00' }], { permitMatter });
  const { openActs } = procedureOf(d, at('2026-03-04 10:00:00'));
  expect(openActs.some(({ act }) => act === 'periodExtended')).toBe(may);
});

test('papers received before they were registered are reckoned from their receipt, in clock and duty alike', () => {
  const register: Told = {
    kind: 'applicationRegister',
    when: '2026-03-04 09:00:00',
    data: { issuedAt: '2026-03-04T09:00:00+08:00', fields: { receivedAt: '2026-03-02T16:00:00+08:00' } },
  };
  const now = standing([register], emission, '2026-03-05 10:00:00');
  expect(now).toMatchObject({ clock: { lastDay: '2026-03-05' }, duty: [{ status: 'pending', lastDay: '2026-03-05' }] });
});

test('what was added to an application gives the days anew; silence then is for a person to judge', () => {
  const supplemented: readonly Told[] = [
    ...applied,
    { kind: 'correctionNoticeIssued', when: '2026-03-03 10:00:00' },
    { kind: 'materialsSupplemented', when: '2026-03-16 10:00:00' },
  ];
  expect(standing(supplemented, emission, '2026-03-19 10:00:00')).toMatchObject({
    state: 'X1',
    clock: { lastDay: '2026-03-19' },
    duty: [{ status: 'met' }, { status: 'pending', lastDay: '2026-03-19' }],
  });
  const silent = standing(supplemented, emission, '2026-03-20 10:00:00');
  expect(silent).toMatchObject({ state: 'X3', duty: [{ status: 'met' }, { status: 'judgement' }] });
  for (const start of [silent.decision, silent.dutyOfDecision])
    expect(start).toMatchObject({ day: '2026-03-16', event: '收到补正材料（视为受理）' });
});

test('an application taken back in time needs no answer', () => {
  const now = standing([...applied, 'applicationWithdrawn'], general, '2026-04-01 10:00:00');
  expect(now).toMatchObject({ state: 'Xw', duty: [{ status: 'met' }], dutyOfDecision: null });
  expect(now.words).toContain('不再需要告知');
});

test.each([
  ['排污许可证核发（简化管理）', '2026-03-23'],
  ['排污许可证核发（重点管理）', '2026-04-17'],
])('%s, inspected on the spot, is to be decided by %s (排污许可管理条例第十二条)', (permitMatter, lastDay) => {
  const checked: Told = { kind: 'permitSiteCheckRecord', data: { issuedAt: '2026-03-04T10:00:00+08:00', fields: {} } };
  const d = told('permit', [...applied, { kind: 'accepted', when: '2026-03-03 09:00:00' }, checked], { permitMatter });
  const { clocks } = procedureOf(d, at('2026-03-05 10:00:00'));
  expect(clocks.find(({ term }) => /decision/.test(term))?.lastDay).toBe(lastDay);
});
