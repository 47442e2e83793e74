import {
  additionalFine,
  type Calendar,
  capitalAmount,
  defaultParameters,
  dueOf,
  isoOf,
  parametersAt,
  parseDay,
  readSetting,
  readYuan,
  shippedCalendar,
} from '@liuhen/law';
import type { Scene } from './scene.ts';

const today = (scene: Scene) => parseDay(scene.today);

/** The agency's parameters on the day of drafting; a setting that cannot be read leaves the default. */
function parametersOf(scene: Scene) {
  const day = today(scene);
  if (day === null) return defaultParameters;
  const settings = scene.dossier.agency.parameters.flatMap(({ parameter, value, from }) => {
    const start = from ? parseDay(from.toString()) : null;
    const reading = start === null ? null : readSetting(parameter, value, start, '本机关参数', null);
    return reading?.ok ? [reading.setting] : [];
  });
  return parametersAt(settings, day);
}

type Term = Parameters<typeof dueOf>[0];

/** Last day of a term that starts then, of itself today; null where the calendar of the year is not loaded. */
export function lastDayOf(term: Term, scene: Scene, from = scene.options.at): string | null {
  const calendar: Calendar = scene.options.calendar ?? shippedCalendar;
  const due = dueOf(term, { at: from }, { calendar, parameters: parametersOf(scene) });
  return due.ok && !due.unverified && due.lastDay !== null ? isoOf(due.lastDay) : null;
}

/** 加处罚款 up to today on one part of a fine, by the law’s own sum. */
export function additionalFineOn(
  part: { amount: unknown; due: unknown },
  scene: Scene,
): { amount: number; text: string } | null {
  const principal = readYuan(part.amount);
  const [lastDay, asOf] = [typeof part.due === 'string' ? parseDay(part.due) : null, today(scene)];
  if (principal === null || lastDay === null || asOf === null) return null;
  const result = additionalFine(
    { instalments: [{ amount: principal, lastDay }], payments: [], asOf },
    parametersOf(scene),
  );
  return result.ok ? { amount: result.fine.total / 100, text: result.fine.text } : null;
}

/** 280000 → 贰拾捌万元整; null for what is no amount. */
export function inCapitals(amount: unknown): string | null {
  const read = readYuan(amount);
  return read === null || read < 0 ? null : capitalAmount(read);
}
