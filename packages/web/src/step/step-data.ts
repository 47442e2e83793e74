import { type Dayjs, isDayjs } from 'dayjs';
import type { StepField } from './step-fields.ts';

export type Extra = Readonly<Record<string, string | number | boolean | Dayjs | null | undefined>>;

/** What the form holds as a record says it: moments with Shanghai's offset, days as days, nothing for what was left empty. */
export function stepData(extra: Extra, fields: readonly StepField[]): Record<string, string | number | boolean> {
  return Object.fromEntries(
    fields.flatMap(({ key, control }) => {
      const value = extra[key];
      if (value === undefined || value === null || value === '') return [];
      if (isDayjs(value))
        return [[key, control === 'day' ? value.format('YYYY-MM-DD') : `${value.format('YYYY-MM-DDTHH:mm')}:00+08:00`]];
      // an amount of fen would be a fraction, and no fraction may be hashed: it is kept as written
      if (control === 'amount' && typeof value === 'number')
        return [[key, Number.isInteger(value) ? value : value.toFixed(2)]];
      return [[key, value]];
    }),
  );
}
