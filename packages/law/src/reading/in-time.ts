type Timed = { readonly at: Temporal.Instant };
type List<F extends Timed> = readonly F[];

/** Below so many, looking at each is cheaper than holding an order. */
const few = 12;

/**
 * The duties of a long case ask of every record which of a hundred others came next, or last before it. Asked of the list they
 * come from, which is the same object at every question, the answer takes a halving search and not a pass. "First" and "last" are
 * first and last as recorded, whatever the order of their times.
 */
export function firstFrom<F extends Timed>(facts: List<F>, at: Temporal.Instant): F | undefined {
  const from = at.epochMilliseconds;
  if (facts.length <= few) return facts.find((fact) => fact.at.epochMilliseconds >= from);
  const reached = latestSoFar(facts);
  return facts[firstIndex(facts.length, (i) => (reached[i] ?? 0) >= from)];
}

/** The first as recorded that is later than an instant. */
export const firstAfter = <F extends Timed>(facts: List<F>, at: Temporal.Instant): F | undefined =>
  firstFrom(facts, Temporal.Instant.fromEpochMilliseconds(at.epochMilliseconds + 1));

/** The first as recorded that is not after an instant. */
export function firstUntil<F extends Timed>(facts: List<F>, at: Temporal.Instant): F | undefined {
  const until = at.epochMilliseconds;
  if (facts.length <= few) return facts.find((fact) => fact.at.epochMilliseconds <= until);
  const reached = earliestSoFar(facts);
  return facts[firstIndex(facts.length, (i) => (reached[i] ?? 0) <= until)];
}

/** The last as recorded that is not after an instant. */
export function lastUntil<F extends Timed>(facts: List<F>, at: Temporal.Instant): F | undefined {
  const until = at.epochMilliseconds;
  if (facts.length <= few) return facts.findLast((fact) => fact.at.epochMilliseconds <= until);
  const still = earliestFromHere(facts);
  return facts[firstIndex(facts.length, (i) => (still[i] ?? 0) > until) - 1];
}

/** The earliest in time that is not before an instant; of several at once the first recorded. */
export function earliestFrom<F extends Timed>(facts: List<F>, at: Temporal.Instant): F | undefined {
  const from = at.epochMilliseconds;
  const ordered = byTime(facts);
  return ordered[firstIndex(ordered.length, (i) => timeOf(ordered, i) >= from)];
}

/** The latest in time that is not after an instant; of several at once the first recorded. */
export function latestUntil<F extends Timed>(facts: List<F>, at: Temporal.Instant): F | undefined {
  const until = at.epochMilliseconds;
  const ordered = byTime(facts);
  const last = firstIndex(ordered.length, (i) => timeOf(ordered, i) > until) - 1;
  if (last < 0) return undefined;
  const time = timeOf(ordered, last);
  return ordered[firstIndex(ordered.length, (i) => timeOf(ordered, i) >= time)];
}

/** Those not before an instant, in order of time, and no more than are asked for. */
export function nextFrom<F extends Timed>(facts: List<F>, at: Temporal.Instant, count: number): readonly F[] {
  const ordered = byTime(facts);
  const start = firstIndex(ordered.length, (i) => timeOf(ordered, i) >= at.epochMilliseconds);
  return ordered.slice(start, start + count);
}

/** The last of those not after an instant, in order of time, and no more than are asked for. */
export function lastBefore<F extends Timed>(facts: List<F>, at: Temporal.Instant, count: number): readonly F[] {
  const ordered = byTime(facts);
  const end = firstIndex(ordered.length, (i) => timeOf(ordered, i) > at.epochMilliseconds);
  return ordered.slice(Math.max(0, end - count), end);
}

const timeOf = (facts: List<Timed>, i: number): number => facts[i]?.at.epochMilliseconds ?? 0;

/** The first index at which it holds, where it holds for all that follow; the length where it holds for none. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const held = <T>(make: (facts: List<Timed>) => T) => {
  const known = new WeakMap<List<Timed>, T>();
  return (facts: List<Timed>): T => {
    const before = known.get(facts);
    if (before !== undefined) return before;
    const made = make(facts);
    known.set(facts, made);
    return made;
  };
};

const running =
  (pick: (a: number, b: number) => number) =>
  (facts: List<Timed>): Float64Array => {
    const times = new Float64Array(facts.length);
    for (let i = 0; i < facts.length; i += 1)
      times[i] = i === 0 ? timeOf(facts, 0) : pick(times[i - 1] ?? 0, timeOf(facts, i));
    return times;
  };
const latestSoFar = held(running(Math.max));
const earliestSoFar = held(running(Math.min));
const earliestFromHere = held((facts) => {
  const times = new Float64Array(facts.length);
  for (let i = facts.length - 1; i >= 0; i -= 1)
    times[i] = i === facts.length - 1 ? timeOf(facts, i) : Math.min(times[i + 1] ?? 0, timeOf(facts, i));
  return times;
});

const sorted = new WeakMap<object, unknown>();
function byTime<F extends Timed>(facts: List<F>): List<F> {
  let ascending = true;
  if (facts.length <= few) {
    for (let i = 1; i < facts.length && ascending; i += 1) ascending = timeOf(facts, i - 1) <= timeOf(facts, i);
    return ascending ? facts : facts.toSorted(inTime);
  }
  const known = sorted.get(facts);
  if (known !== undefined) return known as List<F>;
  const made = facts.toSorted(inTime);
  sorted.set(facts, made);
  return made;
}
const inTime = (a: Timed, b: Timed): number => a.at.epochMilliseconds - b.at.epochMilliseconds;
