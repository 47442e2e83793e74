import { later } from './sessions.ts';

export const allowedFailures = 5;

/**
 * After five wrong passwords a minute, then doubling to an hour: guessing becomes hopeless, and an officer whose account somebody
 * else tries is not kept out for a day.
 */
export function lockedUntil(failures: number, now: string): string | null {
  if (failures < allowedFailures) return null;
  return later(now, Math.min(60, 2 ** (failures - allowedFailures)));
}
