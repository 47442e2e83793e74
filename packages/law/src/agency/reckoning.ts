import type { AgencyFacts, Fact } from '@liuhen/records';
import { readDate } from '@liuhen/records';
import { type Calendar, calendarWith, shippedCalendar } from '../calendars/calendar.ts';
import { type Day, dayFrom } from '../calendars/day.ts';
import { type CalendarEdition, readCalendarEdition } from '../calendars/edition.ts';
import { type ParameterSetting, readSetting } from '../parameters/settings.ts';

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
      const reading = readCalendarEdition(editionData(fact));
      if (reading.ok) editions.push(reading.edition);
      else refused.push({ fact, message: reading.refusal.message });
    }
    if (fact.kind === 'parameter') {
      const reading = readSetting(
        String(fact.data.parameter),
        fact.data.value,
        dayIn(fact.data.from),
        text(fact.data.reason) ?? '随案卷导入',
        fact.id,
      );
      if (reading.ok) settings.push(reading.setting);
      else refused.push({ fact, message: reading.refusal.message });
    }
  }
  const made = { calendar: editions.length === 0 ? shippedCalendar : calendarWith(editions), settings, refused };
  known.set(agency, made);
  return made;
}

export const calendarOfAgency = (agency: AgencyFacts): Calendar => reckoningOf(agency).calendar;
export const settingsOfAgency = (agency: AgencyFacts): readonly ParameterSetting[] => reckoningOf(agency).settings;
/** Calendars and parameters that could not be taken: each is shown, none is used. */
export const refusedSettings = (agency: AgencyFacts): Reckoning['refused'] => reckoningOf(agency).refused;

/** A record of a calendar lists days; an edition has spans. */
function editionData(fact: Fact): unknown {
  const { edition, year, holidays, workdays, source, issued, notice, days } = fact.data;
  if (Array.isArray(days)) return fact.data;
  const span = (kind: 'off' | 'work') => (day: unknown) => ({ from: String(day), to: String(day), kind, name: '' });
  return {
    id: edition,
    year,
    issued: text(issued) ?? fact.at.toString().slice(0, 10),
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
