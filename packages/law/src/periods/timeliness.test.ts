import { expect, test } from 'vitest';
import { calendarWith } from '../calendars/calendar.ts';
import { bracketOf, corrected, exactly } from './bracket.ts';
import { daysBefore } from './days-before.ts';
import { dueOf } from './due.ts';
import { readMoment } from './moment.ts';
import { recompute } from './recompute.ts';
import { at, iso, on, reckoning, withParameters } from './sums.fixture.ts';
import { allTerms, terms } from './terms/catalogue.ts';
import { dayText, durationText, firstDayAfter, firstInstantAfter, timeliness } from './timeliness.ts';

const { emergencySupplement, recordingStorage, fileFormation } = terms.regulation;
const now = at('2026-11-25 12:00:00');
const done = (start: string, end: string, r = reckoning) =>
  timeliness(emergencySupplement, { when: exactly(at(start)) }, exactly(at(end)), now, r);

test('a day and a night to the second is within twenty-four hours, half an hour more is not', () => {
  expect(done('2025-03-07 17:30:00', '2025-03-08 17:30:00').status).toBe('met');
  const late = done('2025-03-07 17:30:00', '2025-03-08 18:00:00');
  expect(late).toMatchObject({ status: 'metLate', late: { unit: 'milliseconds', count: 1_800_000, text: '30 分' } });
  expect(done('2025-03-07 17:30:00', '2025-03-08 18:00:00', withParameters({ P01: 'next_hour' })).status).toBe('met');
});

test('what is not done is pending while in time and overdue after', () => {
  const open = (when: string) =>
    timeliness(recordingStorage, { when: exactly(at('2026-02-16 23:10:00')) }, null, at(when), reckoning);
  expect(open('2026-02-17 23:10:00').status).toBe('pending');
  expect(open('2026-02-18 09:00:00')).toMatchObject({ status: 'overdue', late: { text: '9 小时 50 分' } });
});

test('a term in hours is judged over the whole bracket: met for all its instants, broken for all, else a person judges', () => {
  const live = (claimed: string, notBefore: string | null, receivedAt: string) =>
    bracketOf({
      claimed: at(claimed),
      notBefore: notBefore === null ? null : at(notBefore),
      receivedAt: at(receivedAt),
      origin: 'live',
      source: 'device',
    });
  const end = exactly(at('2026-03-02 10:00:00'));
  const judged = (start: ReturnType<typeof live>) =>
    timeliness(recordingStorage, { when: start }, end, now, reckoning).status;
  expect(judged(live('2026-03-01 12:00:00', '2026-03-01 11:00:00', '2026-03-02 10:00:00'))).toBe('met');
  expect(judged(live('2026-03-01 12:00:00', '2026-03-01 09:00:00', '2026-03-02 10:00:00'))).toBe('judgement');
  expect(judged(live('2026-03-01 12:00:00', null, '2026-03-02 10:00:00'))).toBe('judgement');
  expect(judged(live('2026-03-01 09:00:00', '2026-03-01 08:00:00', '2026-03-01 09:30:00'))).toBe('metLate');
});

test('a limit in days is judged on the claim, whatever the server can vouch for', () => {
  const start = bracketOf({
    claimed: at('2026-03-02 10:00:00'),
    notBefore: null,
    receivedAt: at('2026-03-30 10:00:00'),
    origin: 'live',
    source: 'person',
  });
  const paid = (day: string) =>
    timeliness(terms.penalty.payment, { when: start }, exactly(at(day)), now, reckoning).status;
  expect([paid('2026-03-17'), paid('2026-03-18')]).toEqual(['met', 'metLate']);
});

test('a claim outside what the server knows is marked, an import is taken at its word and says so', () => {
  const facts = {
    notBefore: at('2026-03-01 10:00:00'),
    receivedAt: at('2026-03-01 12:00:00'),
    source: 'device',
  } as const;
  const bracket = (claimed: string, origin: 'live' | 'import' = 'live') =>
    bracketOf({ ...facts, claimed: at(claimed), origin });
  expect(bracket('2026-03-01 09:59:00').contradicted).toBe('beforeNonce');
  expect(bracket('2026-03-01 12:01:00').contradicted).toBe('afterReceipt');
  expect(bracket('2026-03-01 11:00:00')).toMatchObject({ contradicted: null, vouched: true });
  expect(bracket('2026-03-01 09:59:00', 'import')).toMatchObject({ contradicted: null, vouched: false });
  expect(bracketOf({ ...facts, claimed: facts.receivedAt, origin: 'live', source: 'server' }).earliest).toBe(
    facts.receivedAt,
  );
  expect(corrected(at('2026-03-01 10:00:05'), 5).equals(at('2026-03-01 10:00:00'))).toBe(true);
});

test('days are late by days and working days by working days', () => {
  const late = (of: Parameters<typeof timeliness>[0], start: string, end: string) =>
    timeliness(of, { when: exactly(at(start)), precision: 'day' }, exactly(at(end)), now, reckoning).late?.text;
  expect(late(terms.penalty.decision, '2026-01-05', '2026-04-08')).toBe('1 日');
  expect(late(terms.remedies.forwarding, '2026-09-17', '2026-09-24')).toBe('1 个工作日');
  expect(late(terms.remedies.forwarding, '2026-09-17', '2027-01-24')).toBeUndefined();
});

test('an end before its start is refused, but not where only the day of the start is known', () => {
  expect(done('2025-03-07 17:30:00', '2025-03-07 17:00:00')).toMatchObject({
    status: 'refused',
    refusal: { code: 'period.endBeforeStart' },
  });
  const sameDay = timeliness(
    fileFormation,
    { when: exactly(at('2026-01-20 12:00:00')), precision: 'day' },
    exactly(at('2026-01-20')),
    now,
    reckoning,
  );
  expect(sameDay.status).toBe('met');
  const dayOnly = timeliness(
    emergencySupplement,
    { when: exactly(at('2026-01-20')), precision: 'day' },
    null,
    now,
    reckoning,
  );
  expect(dayOnly).toMatchObject({ status: 'refused', refusal: { code: 'period.hoursNeedInstant' } });
});

test('a standing clock is neither in time nor late', () => {
  const stops = [{ cause: 'suspension', from: on('2025-04-01'), to: null, notified: true, proof: null }] as const;
  const standing = (end: string | null) =>
    timeliness(
      terms.penalty.decision,
      { when: exactly(at('2025-03-03')) },
      end === null ? null : exactly(at(end)),
      now,
      reckoning,
      { stops },
    );
  expect(standing(null).status).toBe('stopped');
  expect(standing('2026-01-01').status).toBe('met');
});

test('where the answer hangs on an unverified year it says unverified, and where it does not it answers', () => {
  const lawsuit = (when: string) =>
    timeliness(terms.remedies.lawsuit, { when: exactly(at('2026-09-03')) }, null, at(when), reckoning);
  expect(lawsuit('2027-03-03').status).toBe('pending');
  expect(lawsuit('2027-03-04').status).toBe('unverified');
  const service = timeliness(
    terms.penalty.decisionService,
    { when: exactly(at('2026-12-28')) },
    null,
    at('2027-02-01'),
    reckoning,
  );
  expect(service.status).toBe('unverified');
});

test('"so many days before" counts full working days strictly between, or by the other reading one less', () => {
  const hearing = (notice: string, event: string, r = reckoning) =>
    daysBefore(terms.penalty.hearingNotice, on(notice), on(event), r);
  expect(hearing('2025-05-09', '2025-05-20')).toMatchObject({ between: 6, required: 7, met: false });
  expect(hearing('2025-05-09', '2025-05-20', withParameters({ P04: 'nthDayBack' }))).toMatchObject({
    required: 6,
    met: true,
  });
  const early = hearing('2026-10-15', '2026-10-27');
  expect(early).toMatchObject({ between: 7, met: true });
  expect(early.ok && iso(early.latest)).toBe('2026-10-15');
  expect(early.ok && early.text).toContain('其间有 7 个完整工作日');
  expect(
    daysBefore(terms.coercion.demandBeforePerformance, on('2025-10-10'), on('2025-10-14'), reckoning),
  ).toMatchObject({ between: 2, met: false });
  expect(daysBefore(terms.licensing.renewal, on('2026-10-01'), on('2026-10-31'), reckoning)).toMatchObject({
    met: true,
  });
  expect(daysBefore(terms.licensing.renewal, on('2026-10-02'), on('2026-10-31'), reckoning)).toMatchObject({
    met: false,
  });
});

test('days before: a missing year leaves it open, contradictory facts are refused', () => {
  const open = daysBefore(terms.penalty.hearingNotice, on('2026-12-28'), on('2027-01-20'), reckoning);
  expect(open).toMatchObject({ ok: true, between: null, met: null, latest: null, unverifiedYear: 2027 });
  expect(open.ok && open.text).toContain('2027 年日历未核实');
  const code = (...args: Parameters<typeof daysBefore>) => {
    const r = daysBefore(...args);
    return r.ok ? null : r.refusal.code;
  };
  expect(code(terms.penalty.hearingNotice, on('2026-05-02'), on('2026-05-01'), reckoning)).toBe(
    'period.endBeforeStart',
  );
  expect(code(terms.penalty.payment, on('2026-05-01'), on('2026-05-02'), reckoning)).toBe('period.countsForward');
  expect(code(terms.licensing.emissionRenewal, on('2020-05-01'), on('2020-08-02'), reckoning)).toBe(
    'period.beforeFirstEdition',
  );
  expect(daysBefore(terms.licensing.renewal, on('2026-10-01'), on('2026-10-01'), reckoning)).toMatchObject({
    met: false,
  });
});

test('what a waiting term forbids may be done from the day after its end', () => {
  const due = dueOf(terms.coercion.demandBeforeCourt, { at: at('2026-04-24') }, reckoning);
  expect(iso(firstDayAfter(due))).toBe('2026-05-13');
  expect(firstInstantAfter(due)?.equals(at('2026-05-13 00:00:00'))).toBe(true);
  const unknown = dueOf(terms.coercion.demandBeforeCourt, { at: at('2026-12-28') }, reckoning);
  expect([firstDayAfter(unknown), firstInstantAfter(unknown)]).toEqual([null, null]);
  expect([dayText(null), dayText(on('2026-01-01'))]).toEqual(['待核', '2026-01-01']);
});

test('loading a calendar shows for every open term what it changes', () => {
  const open = [
    { id: 'a', of: terms.remedies.reconsideration, start: { at: at('2026-11-05') } },
    { id: 'b', of: terms.penalty.decisionService, start: { at: at('2026-12-28') } },
    { id: 'c', of: terms.penalty.payment, start: { at: at('2026-03-02') } },
    { id: 'd', of: terms.remedies.lawsuit, start: { at: at('2026-07-02') } },
  ];
  // A made-up notice: only the mechanism is under test.
  const loaded = calendarWith([
    {
      id: 'test-2027',
      year: 2027,
      issued: '2026-12-01',
      notice: '测试',
      source: '测试',
      days: [{ from: '2027-01-01', to: '2027-01-03', kind: 'off', name: '元旦' }],
    },
  ]);
  const after = { ...reckoning, calendar: loaded };
  const changes = recompute(open, reckoning, after);
  expect(changes.map((c) => [c.id, c.change, c.before, c.after])).toEqual([
    ['a', 'verified', '2027-01-04', '2027-01-04'],
    ['b', 'moved', null, '2027-01-07'],
    ['c', 'same', '2026-03-17', '2026-03-17'],
    ['d', 'moved', '2027-01-02', '2027-01-04'],
  ]);
  expect(changes[1]?.message).toBe('“送达处罚决定书”的末日由 待核（日历未核实） 变为 2027-01-07。');
  expect(recompute(open, after, reckoning).map((c) => c.change)).toEqual(['same', 'lost', 'same', 'moved']);
});

test('a time without a zone, in a zone that does not exist or on no calendar is refused in so many words', () => {
  const code = (text: string) => {
    const m = readMoment(text);
    return m.ok ? m.precision : m.refusal.code;
  };
  expect(code('2025-03-11')).toBe('day');
  expect(code('2025-03-11T10:05+08:00')).toBe('minute');
  expect(code('2025-03-11T10:05:00Z')).toBe('second');
  expect(code('2025-03-11T10:05:00.250+08:00')).toBe('millisecond');
  expect(code('2025-03-11T10:05:00[Asia/Shanghai]')).toBe('second');
  expect(code('2025-03-11T10:05:00')).toBe('moment.noZone');
  expect(code('2025-03-11T10:05:00[Mars/Phobos]')).toBe('moment.unknownZone');
  expect(code('2025-02-30')).toBe('moment.unreadable');
  expect(code('昨天')).toBe('moment.unreadable');
});

test('durations are told in hours, minutes and seconds', () => {
  expect([durationText(0), durationText(35_405_000), durationText(1_800_000)]).toEqual([
    '0 秒',
    '9 小时 50 分 5 秒',
    '30 分',
  ]);
});

test('every term has an id of its own, a provision and a length above nothing', () => {
  expect(new Set(allTerms.map((t) => t.id)).size).toBe(allTerms.length);
  for (const t of allTerms) {
    for (const e of t.editions) {
      const period = typeof e.period === 'function' ? e.period(reckoning.parameters) : e.period;
      expect(period.count, t.id).toBeGreaterThan(0);
      expect(e.provision, t.id).toMatch(/第|号/);
    }
  }
});
