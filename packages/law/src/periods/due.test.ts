import { expect, test } from 'vitest';
import { dueOf } from './due.ts';
import { explain } from './explain.ts';
import { calendarDays, workingDays } from './period.ts';
import type { Stop } from './stops.ts';
import { at, iso, on, reckoning, withParameters } from './sums.fixture.ts';
import { terms } from './terms/catalogue.ts';

const stop = (cause: Stop['cause'], from: string, to: string | null, notified = true): Stop => ({
  cause,
  from: on(from),
  to: to === null ? null : on(to),
  notified,
  proof: null,
});

const lastDay = (...args: Parameters<typeof dueOf>) => iso(dueOf(...args).lastDay);

test('the day of the event is not counted, and a last day without work rolls to the next working day', () => {
  expect(lastDay(terms.penalty.filing, { at: at('2025-04-20') }, reckoning)).toBe('2025-05-06');
  expect(lastDay(terms.penalty.filing, { at: at('2026-02-05') }, reckoning)).toBe('2026-02-24');
  expect(lastDay(terms.transfer.crimeDecision, { at: at('2026-09-17') }, reckoning)).toBe('2026-09-20');
});

test('the term ends with the last millisecond of its last day in Beijing', () => {
  const due = dueOf(terms.penalty.payment, { at: at('2025-09-20 23:59:00') }, reckoning);
  expect(due.due?.toString()).toBe('2025-10-09T15:59:59.999Z');
  expect(iso(due.ok ? due.warnDay : null)).toBe('2025-09-30');
});

test('hours run on through holidays, and parameter P01 chooses where they begin', () => {
  const start = { at: at('2025-03-07 17:30:00') };
  const { emergencySupplement } = terms.regulation;
  expect(dueOf(emergencySupplement, start, reckoning).due?.toString()).toBe('2025-03-08T09:30:00Z');
  expect(dueOf(emergencySupplement, start, withParameters({ P01: 'next_hour' })).due?.toString()).toBe(
    '2025-03-08T10:00:00Z',
  );
});

test('months end on the corresponding day or at the end of the month', () => {
  expect(lastDay(terms.remedies.lawsuit, { at: at('2025-08-31') }, reckoning)).toBe('2026-02-28');
  expect(lastDay(terms.coercion.courtApplication, { at: at('2026-08-31') }, reckoning)).toBe('2026-11-30');
  expect(lastDay(terms.remedies.lawsuitUntold, { at: at('2025-01-10') }, reckoning)).toBe('2026-01-12');
});

test('the parameter of a term decides whether it rolls', () => {
  const start = { at: at('2026-01-20') };
  expect(lastDay(terms.regulation.fileFormation, start, reckoning)).toBe('2026-02-24');
  expect(lastDay(terms.regulation.fileFormation, start, withParameters({ P02: 'asIs' }))).toBe('2026-02-19');
  expect(lastDay(terms.coercion.sealing, { at: at('2025-03-30') }, reckoning)).toBe('2025-04-29');
  expect(lastDay(terms.coercion.sealing, { at: at('2025-04-03') }, reckoning)).toBe('2025-05-03');
  expect(lastDay(terms.coercion.sealing, { at: at('2025-04-03') }, withParameters({ P03: 'rollForward' }))).toBe(
    '2025-05-06',
  );
});

test('overlapping stops are merged before they are added', () => {
  const stops = [stop('monitoring', '2025-04-01', '2025-04-15'), stop('appraisal', '2025-04-10', '2025-04-30')];
  const due = dueOf(terms.penalty.decision, { at: at('2025-03-03') }, reckoning, { stops });
  expect(iso(due.lastDay)).toBe('2025-06-30');
  expect(due.derivation?.stoppedDays).toBe(29);
  const inclusive = dueOf(
    terms.penalty.decision,
    { at: at('2025-03-03') },
    withParameters({ P06: 'bothEndsIncluded' }),
    { stops },
  );
  expect(inclusive.derivation?.stoppedDays).toBe(30);
});

test('a stop that begins after the term has run out does not revive it, one that begins on its last day does stop it', () => {
  const start = { at: at('2025-03-03') };
  expect(lastDay(terms.penalty.decision, start, reckoning)).toBe('2025-06-03');
  const onLast = dueOf(terms.penalty.decision, start, reckoning, {
    stops: [stop('hearing', '2025-06-03', '2025-06-13')],
  });
  expect(iso(onLast.lastDay)).toBe('2025-06-13');
  const after = dueOf(terms.penalty.decision, start, reckoning, {
    stops: [stop('hearing', '2025-06-04', '2025-06-13')],
  });
  expect(iso(after.lastDay)).toBe('2025-06-03');
});

test('a stop that began before the term counts only from its start, and one wholly before it not at all', () => {
  const due = dueOf(terms.penalty.decision, { at: at('2025-03-03') }, reckoning, {
    stops: [stop('monitoring', '2025-02-20', '2025-03-13'), stop('monitoring', '2025-01-01', '2025-02-01')],
  });
  expect(due.derivation?.stoppedDays).toBe(10);
});

test('while a recognised stop goes on there is no last day', () => {
  const start = { at: at('2025-03-03') };
  const due = dueOf(terms.penalty.decision, start, reckoning, { stops: [stop('suspension', '2025-04-01', null)] });
  expect(due).toMatchObject({ ok: true, due: null, stopped: true, unverified: false });
  expect(due.derivation && explain(due.derivation)).toContain('尚在停算');
  const tooLate = dueOf(terms.penalty.decision, start, reckoning, { stops: [stop('suspension', '2025-07-01', null)] });
  expect(tooLate).toMatchObject({ stopped: false });
  const two = [stop('suspension', '2025-07-01', null), stop('hearing', '2025-04-01', null)];
  expect(dueOf(terms.penalty.decision, start, reckoning, { stops: two })).toMatchObject({ stopped: true });
});

test('a stop without the written notice that the law demands is not taken off', () => {
  const start = { at: at('2025-03-01') };
  const { sealing } = terms.coercion;
  expect(lastDay(sealing, start, reckoning, { stops: [stop('testing', '2025-03-10', '2025-03-20')] })).toBe(
    '2025-04-10',
  );
  const untold = dueOf(sealing, start, reckoning, { stops: [stop('testing', '2025-03-10', '2025-03-20', false)] });
  expect(iso(untold.lastDay)).toBe('2025-03-31');
  expect(untold.derivation && explain(untold.derivation)).toContain('未书面告知');
  const foreign = dueOf(sealing, start, reckoning, { stops: [stop('hearing', '2025-03-10', '2025-03-20')] });
  expect(iso(foreign.lastDay)).toBe('2025-03-31');
  expect(foreign.derivation?.stops[0]?.rejected).toContain('未将听证期间列为不计入');
});

test('an extension approved on the last day counts, one approved the day after does not', () => {
  const start = { at: at('2025-04-20') };
  const extend = (day: string) => ({
    extensions: [{ period: calendarDays(15), approvedAt: at(`${day} 23:59:00`), by: 'head' as const, proof: null }],
  });
  expect(lastDay(terms.penalty.filing, start, reckoning, extend('2025-05-06'))).toBe('2025-05-20');
  const late = dueOf(terms.penalty.filing, start, reckoning, extend('2025-05-07'));
  expect(iso(late.lastDay)).toBe('2025-05-06');
  expect(late.derivation && explain(late.derivation)).toContain('已于 2025-05-06 届满');
});

test('an extension by the wrong hand, beyond the limit, in the wrong unit or once too often is told apart', () => {
  const start = { at: at('2026-01-05') };
  const extension = (
    period = calendarDays(30),
    by: 'head' | 'headsCollectively' | 'departmentHead' = 'head',
    day = '2026-04-03',
  ) => ({
    period,
    approvedAt: at(day),
    by,
    proof: 'r1',
  });
  const ask = (...extensions: ReturnType<typeof extension>[]) =>
    dueOf(terms.penalty.decision, start, reckoning, { extensions });
  expect(iso(ask(extension()).lastDay)).toBe('2026-05-06');
  const byTwo = ask(extension(), extension(calendarDays(30), 'head', '2026-05-06'));
  expect(iso(byTwo.lastDay)).toBe('2026-05-06');
  expect(byTwo.derivation?.extensions[1]?.rejected).toContain('须由负责人集体讨论批准');
  const collectively = extension(calendarDays(30), 'headsCollectively', '2026-05-06');
  expect(iso(ask(extension(), collectively).lastDay)).toBe('2026-06-04');
  const third = ask(extension(), collectively, extension(calendarDays(30), 'headsCollectively', '2026-06-04'));
  expect(third.derivation?.extensions[2]?.rejected).toContain('没有规定再次延长');
  expect(ask(extension(calendarDays(30), 'departmentHead')).derivation?.extensions[0]?.granted).toBeNull();
  const excess = ask(extension(calendarDays(60)));
  expect(iso(excess.lastDay)).toBe('2026-05-06');
  expect(excess.derivation && explain(excess.derivation)).toContain('超过上限的部分无效');
  const unit = { ...extension(), period: workingDays(30) };
  expect(
    dueOf(terms.penalty.decision, start, reckoning, { extensions: [unit] }).derivation?.extensions[0]?.rejected,
  ).toContain('单位不符');
});

test('an extension is in time while the clock stands', () => {
  const due = dueOf(terms.penalty.decision, { at: at('2025-03-03') }, reckoning, {
    stops: [stop('suspension', '2025-04-01', null)],
    extensions: [{ period: calendarDays(30), approvedAt: at('2025-12-01'), by: 'head', proof: null }],
  });
  expect(due.derivation?.extensions[0]?.granted).toEqual(calendarDays(30));
});

test('an unverified year bars a count of working days and marks a date that may roll', () => {
  const working = dueOf(terms.penalty.decisionService, { at: at('2026-12-28') }, reckoning);
  expect(working).toMatchObject({ ok: true, due: null, lastDay: null, unverified: true });
  expect(working.derivation && explain(working.derivation)).toContain(
    '已数 3 日，2027 年放假安排未导入，日历未核实，末日待核',
  );
  const dated = dueOf(terms.remedies.reconsideration, { at: at('2026-11-05') }, reckoning);
  expect(iso(dated.lastDay)).toBe('2027-01-04');
  expect(dated).toMatchObject({ unverified: true });
  expect(dated.derivation && explain(dated.derivation)).toContain('日历未核实，遇休假日可能顺延');
  const strict = dueOf(terms.coercion.sealing, { at: at('2026-12-15') }, reckoning);
  expect(strict).toMatchObject({ unverified: false });
  expect(iso(strict.lastDay)).toBe('2027-01-14');
});

test('working days stand still during recognised stops', () => {
  const start = { at: at('2026-03-02') };
  expect(lastDay(terms.licensing.decision, start, reckoning)).toBe('2026-03-30');
  const paused = dueOf(terms.licensing.decision, start, reckoning, {
    stops: [
      stop('testing', '2026-02-20', '2026-02-25'),
      stop('testing', '2026-03-06', '2026-03-13'),
      stop('hearing', '2026-03-16', '2026-03-18'),
    ],
  });
  expect(iso(paused.lastDay)).toBe('2026-04-09');
  const onLastDay = dueOf(terms.licensing.decision, start, reckoning, {
    stops: [stop('testing', '2026-03-30', '2026-04-05')],
  });
  expect(iso(onLastDay.lastDay)).toBe('2026-04-07');
});

test('contradictory input is refused in so many words, never thrown', () => {
  const code = (...args: Parameters<typeof dueOf>) => dueOf(...args).refusal?.code;
  expect(code(terms.licensing.impactReport, { at: at('2026-08-14') }, reckoning)).toBe('period.beforeFirstEdition');
  expect(
    code(terms.penalty.decision, { at: at('2025-03-03') }, reckoning, {
      stops: [stop('hearing', '2025-04-02', '2025-04-01')],
    }),
  ).toBe('period.intervalReversed');
  expect(code(terms.regulation.recordingStorage, { at: at('2025-03-03'), precision: 'day' }, reckoning)).toBe(
    'period.hoursNeedInstant',
  );
  expect(
    code(terms.regulation.recordingStorage, { at: at('2025-03-03') }, reckoning, {
      stops: [stop('hearing', '2025-04-02', '2025-04-03')],
    }),
  ).toBe('period.hoursCannotStop');
  expect(code(terms.penalty.hearingNotice, { at: at('2025-03-03') }, reckoning)).toBe('period.countsBackward');
  expect(dueOf(terms.penalty.hearingNotice, { at: at('2025-03-03') }, reckoning).refusal?.message).toMatch(
    /听证通知.*倒数/,
  );
});

test('the law of the day of the event applies: a public notice before 2022 took sixty days', () => {
  expect(lastDay(terms.remedies.publicNotice, { at: at('2025-06-03') }, reckoning)).toBe('2025-07-03');
  expect(lastDay(terms.remedies.publicNotice, { at: at('2021-06-03') }, reckoning)).toBe('2021-08-02');
});

test('a derivation explains itself in Chinese so that the sum can be done again by hand', () => {
  const due = dueOf(terms.licensing.decision, { at: at('2026-01-30') }, reckoning);
  expect(due.derivation && explain(due.derivation)).toBe(
    '行政许可决定（行政许可法第四十二条第一款、第八十二条）：2026-01-30 受理，次日起算，20 个工作日；不计 2026-01-31 至 2026-02-01（周末）、2026-02-07 至 2026-02-08（周末）、2026-02-15 至 2026-02-23（春节放假）、2026-03-01（周末）；末日 2026-03-05（周四） 24:00；日历：2026: state-council-2026.1。',
  );
  const rolled = dueOf(terms.penalty.filing, { at: at('2025-04-20'), event: '登记线索', proof: 'r9' }, reckoning);
  expect(rolled.derivation && explain(rolled.derivation)).toContain(
    '2025-04-20 登记线索，次日起算，15 日（自然日）；末日 2025-05-05（周一）遇2025-05-05（劳动节放假），顺延至 2025-05-06（周二） 24:00；口径：P02=rollForward',
  );
  const short = dueOf(terms.regulation.emergencySupplement, { at: at('2025-03-07 17:30:00') }, reckoning);
  expect(short.derivation && explain(short.derivation)).toContain(
    '2025-03-07 17:30:00 紧急启动，即时起算，24 小时连续计算；截至 2025-03-08 17:30:00',
  );
  const stopped = dueOf(terms.penalty.decision, { at: at('2025-03-03') }, reckoning, {
    stops: [stop('monitoring', '2025-04-01', '2025-04-15')],
    extensions: [{ period: calendarDays(30), approvedAt: at('2025-06-01'), by: 'head', proof: null }],
  });
  const said = stopped.derivation ? explain(stopped.derivation) : '';
  expect(said).toContain('120 日（自然日）（含延长，原 90 日（自然日））');
  expect(said).toContain('监测（检测） 2025-04-01 至 2025-04-15不计入');
  expect(said).toContain('不计入期间合并后共 14 日');
  expect(said).toContain('本机关负责人批准延长 30 日（自然日）');
});

test('a stop that leads into an unverified year leaves the last day open or unrolled', () => {
  const service = dueOf(terms.licensing.decision, { at: at('2026-12-02') }, reckoning, {
    stops: [stop('testing', '2026-12-30', '2027-01-10')],
  });
  expect(service).toMatchObject({ lastDay: null, unverified: true });
  const calendar = dueOf(terms.penalty.decision, { at: at('2026-10-05') }, reckoning, {
    stops: [stop('hearing', '2026-12-20', '2027-01-10')],
  });
  expect([iso(calendar.lastDay), calendar.unverified]).toEqual(['2027-01-24', true]);
});

test('working days whose last day is stopped into an unverified year end nowhere yet', () => {
  const due = dueOf(terms.licensing.decision, { at: at('2026-12-03') }, reckoning, {
    stops: [stop('testing', '2026-12-31', '2027-01-10')],
  });
  expect(due).toMatchObject({ lastDay: null, unverified: true, derivation: { counted: 20 } });
});

test('the heads together may grant what the head alone may', () => {
  const extensions = [
    { period: calendarDays(15), approvedAt: at('2025-05-01'), by: 'headsCollectively' as const, proof: null },
  ];
  expect(lastDay(terms.penalty.filing, { at: at('2025-04-20') }, reckoning, { extensions })).toBe('2025-05-20');
});

test('a term whose law is nowhere known is refused under its own name', () => {
  const unknown = { ...terms.penalty.payment, editions: [] };
  expect(dueOf(unknown, { at: at('2025-04-20') }, reckoning).refusal).toMatchObject({
    code: 'period.beforeFirstEdition',
    provision: '缴纳罚款',
  });
});

test('a derivation that comes back from outside is told as far as it can be read', () => {
  const due = dueOf(
    terms.regulation.recordingStorage,
    { at: at('2025-03-07 17:30:00').add({ milliseconds: 250 }) },
    reckoning,
  );
  expect(due.derivation && explain(due.derivation)).toContain('截至 2025-03-08 17:30:00.250');
  const days = dueOf(terms.penalty.payment, { at: at('2025-03-07') }, reckoning).derivation;
  expect(days && explain({ ...days, lastDay: '不明' })).toContain('顺延至 不明 24:00');
  const open = dueOf(terms.coercion.sealing, { at: at('2025-03-01') }, reckoning, {
    stops: [stop('testing', '2025-03-10', null, false)],
  }).derivation;
  expect(open && explain(open)).toContain('2025-03-10 至 今不扣除');
});
