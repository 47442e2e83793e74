import type { AgencyFacts, Fact } from '@liuhen/records';
import { readDate } from '@liuhen/records';
import { type Calendar, calendarWith, shippedCalendar } from '../calendars/calendar.ts';
import { type Day, dayFrom } from '../calendars/day.ts';
import { type CalendarEdition, type CalendarReading, readCalendarEdition } from '../calendars/edition.ts';
import { addedArticles } from '../legal-bases/added.ts';
import { benchmarksOf } from '../legal-bases/benchmark.ts';
import { type ParameterSetting, readSetting, type SettingReading } from '../parameters/settings.ts';

type Data = Readonly<Record<string, unknown>>;

type Reckoning = {
  calendar: Calendar;
  settings: readonly ParameterSetting[];
  refused: readonly { fact: Fact; message: string }[];
};

const known = new WeakMap<AgencyFacts, Reckoning>();

/** What an agency has loaded and set, read once: the calendars and the parameters its cases are reckoned with. */
function reckoningOf(agency: AgencyFacts): Reckoning {
  const held = known.get(agency);
  if (held) return held;
  const editions: CalendarEdition[] = [];
  const settings: ParameterSetting[] = [];
  const refused: { fact: Fact; message: string }[] = [];
  for (const fact of agency.facts) {
    if (fact.annulledBy !== null) continue;
    if (fact.kind === 'calendarLoaded') {
      const reading = calendarReadingOf(fact.data, fact.at);
      if (reading.ok) editions.push(reading.edition);
      else refused.push({ fact, message: reading.refusal.message });
    }
    if (fact.kind === 'parameter') {
      const reading = settingReadingOf({ reason: '随案卷导入', ...fact.data }, fact.id);
      if (reading.ok) settings.push(reading.setting);
      else refused.push({ fact, message: reading.refusal.message });
    }
  }
  for (const one of [...addedArticles(agency).refused, ...benchmarksOf(agency).refused]) refused.push(one);
  const made = { calendar: editions.length === 0 ? shippedCalendar : calendarWith(editions), settings, refused };
  known.set(agency, made);
  return made;
}

export const calendarOfAgency = (agency: AgencyFacts): Calendar => reckoningOf(agency).calendar;
export const settingsOfAgency = (agency: AgencyFacts): readonly ParameterSetting[] => reckoningOf(agency).settings;
/** What a bureau loaded, set or added and could not be taken: each is shown, none is used. */
export const refusedSettings = (agency: AgencyFacts): Reckoning['refused'] => reckoningOf(agency).refused;

/** Data of a `parameter` record → a setting, or why it cannot be one. */
export const settingReadingOf = (data: Data, record: string): SettingReading =>
  readSetting(String(data.parameter), data.value, dayIn(data.from), text(data.reason) ?? '', record);

/** Data of a `calendarLoaded` record of an instant → an edition, or why it cannot be one. */
export const calendarReadingOf = (data: Data, at: Temporal.Instant): CalendarReading =>
  readCalendarEdition(editionData(data, at));

/** A record of a calendar lists days; an edition has spans. */
function editionData(data: Data, at: Temporal.Instant): unknown {
  const { edition, year, holidays, workdays, source, issued, notice, days } = data;
  if (Array.isArray(days)) return data;
  const span = (kind: 'off' | 'work') => (day: unknown) => ({ from: String(day), to: String(day), kind, name: '' });
  return {
    id: edition,
    year,
    issued: text(issued) ?? at.toString().slice(0, 10),
    notice: text(notice) ?? text(source) ?? `${String(year)} 年放假安排`,
    source: text(source) ?? '本机关载入',
    days: [...list(holidays).map(span('off')), ...list(workdays).map(span('work'))],
  };
}

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A setting without a readable first day holds from the beginning. */
function dayIn(value: unknown): Day {
  const date = readDate(value);
  return date === null ? dayFrom(1949, 10, 1) : dayFrom(date.year, date.month, date.day);
}
