/** One figure beside what it can be at best: the physical limit, or the peer measured in the same run. */
export type BenchLine = {
  name: string;
  value: number;
  unit: string;
  /** The limit or peer in the same unit; null where there is none to be had on this machine. */
  limit: number | null;
  /** How near the figure comes to its limit, 1 being the limit itself; null without a limit. */
  ratio: number | null;
  /** The run fails where the value is above the limit: for figures that no load of the machine excuses. */
  binding?: true;
};

/** For figures where more is better (records a second). */
export function ofRate(name: string, value: number, unit: string, limit: number | null): BenchLine {
  return { name, value, unit, limit, ratio: limit === null ? null : value / limit };
}

/** For figures where less is better (milliseconds): the ratio is still "near to one is good". */
export function ofCost(name: string, value: number, unit: string, limit: number | null): BenchLine {
  return { name, value, unit, limit, ratio: limit === null ? null : limit / value };
}

/** A cost that must not be above its limit: the run fails if it is. */
export const atMost = (name: string, value: number, unit: string, limit: number): BenchLine => ({
  ...ofCost(name, value, unit, limit),
  binding: true,
});
