import { randomInt } from 'node:crypto';
import { later } from './sessions.ts';

/** Without letters and figures that look alike; read out over the telephone or copied from paper. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Good for one sign-in, after which it must be changed: 16 characters, 78 bits. */
export function oneTimePassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

/** Three days: over a weekend, and not over a holiday. */
export function oneTimeUntil(now: string): string {
  return later(now, 3 * 24 * 60);
}
