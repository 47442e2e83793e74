import { readFileSync } from 'node:fs';

/** What a piece of work took on the clock, and what a process spent on it meanwhile, in seconds. */
export type Spent = { seconds: number; processor: number };

const TICKS_A_SECOND = 100;

/** Neighbours on the same machine stretch the clock; processor time they leave alone. `pid` absent: this process. */
export async function spent(work: () => unknown, pid: number = process.pid): Promise<Spent> {
  const before = processorOf(pid);
  const began = performance.now();
  await work();
  return { seconds: (performance.now() - began) / 1000, processor: processorOf(pid) - before };
}

/** Median of the ratios pair by pair: both of a pair met the same neighbours. */
export function medianRatio(ours: readonly Spent[], theirs: readonly Spent[], of: keyof Spent): number {
  return median(ours.map((one, turn) => (theirs[turn]?.[of] ?? Number.NaN) / one[of]));
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** User and system time of all threads of a process. */
function processorOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}
