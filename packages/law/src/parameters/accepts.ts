/** Guards for the values of parameters: an agency's setting arrives as plain data. */

export const oneOf =
  <T extends string>(...choices: readonly T[]) =>
  (value: unknown): value is T =>
    choices.some((choice) => choice === value);

type Guard = (value: unknown) => boolean;

/** An object of exactly these members, each accepted by its guard. */
export const shaped =
  <T extends object>(members: { [K in keyof T]: Guard }) =>
  (value: unknown): value is T => {
    if (typeof value !== 'object' || value === null) return false;
    const guards = new Map<string, Guard>(Object.entries<Guard>(members));
    const entries = Object.entries(value);
    return entries.length === guards.size && entries.every(([name, v]) => guards.get(name)?.(v) ?? false);
  };

export const wholeNumber =
  (min: number, max: number): Guard =>
  (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max;

export const truth: Guard = (value) => typeof value === 'boolean';

export const matching =
  (pattern: RegExp): Guard =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
