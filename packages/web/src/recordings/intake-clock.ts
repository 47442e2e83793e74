const day = 24 * 3_600_000;

/** When a recording has to be in: twenty-four hours after it ended, holidays or not (article 27). */
export function dueIn(endedAt: string): string {
  return new Date(Date.parse(endedAt) + day).toISOString();
}

/** By how much it came too late, in milliseconds; 0 when it came in time. */
export function lateBy(endedAt: string, receivedAt: string): number {
  return Math.max(0, Date.parse(receivedAt) - Date.parse(endedAt) - day);
}
