import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { calendarOf, calendarWith, shippedCalendar, workingDayFrom } from './calendar.ts';
import { type Day, dayFrom, isoOf, isWeekend, parseDay, yearOf } from './day.ts';
import { readCalendarEdition } from './edition.ts';
import { stateCouncilEditions } from './state-council.ts';

const day = (iso: string): Day => {
  const d = parseDay(iso);
  if (d === null) throw new Error(iso);
  return d;
};

test('a weekend turned into a working day is worked, and a weekday of a festival is not', () => {
  expect(shippedCalendar.kindOf(day('2026-09-20'))).toBe('working');
  expect(shippedCalendar.kindOf(day('2026-02-23'))).toBe('holiday');
  expect(shippedCalendar.nameOf(day('2026-02-23'))).toBe('春节');
  expect(shippedCalendar.kindOf(day('2026-11-21'))).toBe('weekend');
  expect(shippedCalendar.kindOf(day('2026-11-23'))).toBe('working');
  expect(shippedCalendar.nameOf(day('2026-11-23'))).toBeNull();
});

test('a year without its notice is unverified, never guessed', () => {
  expect(shippedCalendar.kindOf(day('2027-01-04'))).toBe('unverified');
  expect(shippedCalendar.kindOf(day('2018-12-30'))).toBe('unverified');
  expect(shippedCalendar.verifies(2027)).toBe(false);
  expect(shippedCalendar.editionOf(2027)).toBeNull();
  expect(workingDayFrom(shippedCalendar, day('2027-01-01'))).toBeNull();
  expect(shippedCalendar.years).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
});

test('an amended notice replaces the first one whatever the order of loading', () => {
  const first = stateCouncilEditions.filter((e) => e.id === 'state-council-2020.1');
  expect(calendarOf(first).kindOf(day('2020-02-01'))).toBe('working');
  expect(shippedCalendar.kindOf(day('2020-02-01'))).toBe('holiday');
  expect(calendarOf([...stateCouncilEditions].reverse()).kindOf(day('2020-01-31'))).toBe('holiday');
  expect(calendarOf(first).kindOf(day('2020-01-31'))).toBe('working');
  expect(shippedCalendar.editionOf(2020)?.id).toBe('state-council-2020.2');
});

test('a span that is no date is passed over, and days without a name are still days', () => {
  const edition = {
    id: 'x',
    year: 2027,
    issued: '2026-11-20',
    notice: 'n',
    source: 's',
    days: [{ from: '明天', to: '2027-01-01', kind: 'off' as const, name: '' }],
  };
  expect(calendarOf([edition]).kindOf(day('2027-01-01'))).toBe('working');
  const unnamed = readCalendarEdition({ ...edition, days: [{ from: '2027-01-01', kind: 'off' }] });
  expect(unnamed.ok && calendarOf([unnamed.edition]).kindOf(day('2027-01-01'))).toBe('holiday');
});

test('an edition that an agency loads verifies its year', () => {
  const reading = readCalendarEdition({
    id: 'agency-2027.1',
    year: 2027,
    issued: '2026-11-20',
    notice: '（示例）',
    source: '测试用，非真实安排',
    days: [
      { from: '2027-01-01', to: '2027-01-03', kind: 'off', name: '元旦' },
      { from: '2027-01-09', kind: 'work', name: '元旦' },
    ],
  });
  if (!reading.ok) throw new Error(reading.refusal.message);
  const calendar = calendarWith([reading.edition]);
  expect(calendar.kindOf(day('2027-01-09'))).toBe('working');
  expect(isoOf(workingDayFrom(calendar, day('2027-01-01')) ?? dayFrom(1970, 1, 1))).toBe('2027-01-04');
  expect(calendarWith([])).toBe(shippedCalendar);
});

test.each([
  ['不是日历', null],
  ['没有出处', { id: 'x', year: 2027, issued: '2026-11-20', notice: '通知', days: [] }],
  ['印发日期无效', { id: 'x', year: 2027, issued: '2026-13-20', notice: '通知', source: 's', days: [] }],
  ['年份无效', { id: 'x', year: '2027', issued: '2026-11-20', notice: '通知', source: 's', days: [] }],
  ['空日历', { id: 'x', year: 2027, issued: '2026-11-20', notice: '通知', source: 's', days: [] }],
  [
    '止早于起',
    {
      id: 'x',
      year: 2027,
      issued: '2026-11-20',
      notice: '通知',
      source: 's',
      days: [{ from: '2027-01-03', to: '2027-01-01', kind: 'off', name: '元旦' }],
    },
  ],
  ['一段不是对象', { id: 'x', year: 2027, issued: '2026-11-20', notice: '通知', source: 's', days: ['2027-01-03'] }],
  [
    '种类不明',
    {
      id: 'x',
      year: 2027,
      issued: '2026-11-20',
      notice: '通知',
      source: 's',
      days: [{ from: '2027-01-03', kind: '休', name: '元旦' }],
    },
  ],
  [
    '别的年份',
    {
      id: 'x',
      year: 2027,
      issued: '2026-11-20',
      notice: '通知',
      source: 's',
      days: [{ from: '2025-01-01', kind: 'off', name: '元旦' }],
    },
  ],
  [
    '上一年的平日写成调休',
    {
      id: 'x',
      year: 2027,
      issued: '2026-11-20',
      notice: '通知',
      source: 's',
      days: [{ from: '2026-12-31', kind: 'work', name: '元旦' }],
    },
  ],
  [
    '同一天两次',
    {
      id: 'x',
      year: 2027,
      issued: '2026-11-20',
      notice: '通知',
      source: 's',
      days: [
        { from: '2027-01-01', kind: 'off', name: '元旦' },
        { from: '2027-01-01', kind: 'work', name: '元旦' },
      ],
    },
  ],
])('a malformed calendar (%s) is refused with what is wrong and how to cure it', (_why, data) => {
  const reading = readCalendarEdition(data);
  expect(reading.ok).toBe(false);
  if (!reading.ok) expect(reading.refusal.message).toContain('未导入');
});

test('every shipped edition passes the reader that agencies pass', () => {
  for (const edition of stateCouncilEditions) expect(readCalendarEdition(edition)).toEqual({ ok: true, edition });
});

const sources = new URL('../../../../../shared/reference/conformance/08-calendar/dev/sources/', import.meta.url);
const absent = !existsSync(sources);

test.skipIf(absent)(
  'the shipped days agree with three independent sources (skipped where the conformance data is absent)',
  () => {
    type HolidayCn = { days: { date: string; isOffDay: boolean }[] };
    for (let year = 2019; year <= 2026; year++) {
      const listed: HolidayCn = JSON.parse(readFileSync(new URL(`holiday-cn/${year}.json`, sources), 'utf8'));
      const off = new Map(listed.days.map((d) => [d.date, d.isOffDay]));
      for (let d = dayFrom(year, 1, 1); yearOf(d) === year; d = (d + 1) as Day) {
        const worked = off.has(isoOf(d)) ? !off.get(isoOf(d)) : !isWeekend(d);
        // The next year's notice may reach into December; that is checked with its own list.
        if (isoOf(d) >= `${year}-12-28`) continue;
        expect([isoOf(d), shippedCalendar.kindOf(d) === 'working']).toEqual([isoOf(d), worked]);
      }
    }
    const npm: { holidays: Record<string, string>; workdays: Record<string, string> } = JSON.parse(
      readFileSync(new URL('npm-chinese-days-1.5.7.json', sources), 'utf8'),
    );
    for (const iso of Object.keys(npm.holidays)) {
      if (iso >= '2019' && iso < '2027') expect([iso, shippedCalendar.kindOf(day(iso))]).not.toEqual([iso, 'working']);
    }
    for (const iso of Object.keys(npm.workdays)) {
      if (iso >= '2019' && iso < '2027') expect([iso, shippedCalendar.kindOf(day(iso))]).toEqual([iso, 'working']);
    }
  },
);
