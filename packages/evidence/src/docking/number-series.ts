import { parseDeviceFileName } from '@liuhen/records';

export type SeriesGap = {
  /** The name with its number taken out: `FSHB-DSJ-07_吉F00000001_T_T_#.mp4`. */
  series: string;
  missing: number[];
  first: number;
  last: number;
};

/** More than this in one hole is a counter that was set anew, not recordings that vanished one by one; it is reported as one. */
const LARGEST_HOLE = 1000;

/**
 * A recorder numbers its files without gaps, so a number that is not there is a file that was removed or never copied. `lastSeen` is
 * the highest number of the series taken in before: what lies between that and this card's first is missing too. `devices`: the numbers
 * of the bureau's devices, which are no running numbers.
 */
export function missingInSeries(
  names: readonly string[],
  lastSeen: (series: string) => number | null = () => null,
  devices: readonly string[] = [],
): SeriesGap[] {
  const gaps: SeriesGap[] = [];
  for (const [series, numbers] of groupBySeries(names, devices)) {
    const before = lastSeen(seriesNameOf(series));
    const { sorted, written } = unrolled([...numbers.values], numbers.width);
    const from = before !== null && before < (sorted[0] ?? 0) ? before + 1 : (sorted[0] ?? 0);
    const missing: number[] = [];
    let expected = from;
    for (const number of sorted) {
      if (number - expected <= LARGEST_HOLE)
        for (let hole = expected; hole < number; hole += 1) missing.push(written(hole));
      expected = number + 1;
    }
    if (missing.length > 0)
      gaps.push({
        series: seriesNameOf(series),
        missing,
        first: written(sorted[0] ?? 0),
        last: written(sorted.at(-1) ?? 0),
      });
  }
  return gaps;
}

type Numbers = { values: Set<number>; width: number };

/** Where numbers repeat within a series the device starts anew each day: then each day is a series of its own. */
function groupBySeries(names: readonly string[], devices: readonly string[]): Map<string, Numbers> {
  const whole = new Map<string, { number: number; day: string; width: number }[]>();
  for (const name of names) {
    const { series, number, numberDigits, start } = parseDeviceFileName(name, devices);
    if (series === null || number === null || numberDigits === null) continue;
    whole.set(series, [...(whole.get(series) ?? []), { number, day: start?.slice(0, 10) ?? '', width: numberDigits }]);
  }
  const groups = new Map<string, Numbers>();
  for (const [series, files] of whole) {
    const repeats = new Set(files.map(({ number }) => number)).size < files.length;
    for (const { number, day, width } of files) {
      const key = repeats ? `${series}\u0000${day}` : series;
      const group = groups.get(key) ?? { values: new Set(), width };
      group.values.add(number);
      groups.set(key, group);
    }
  }
  return groups;
}

function seriesNameOf(key: string): string {
  return key.split('\u0000').join(' ').trim();
}

/** 9998, 9999, 1, 2 is a counter that ran over: the low numbers come after the high ones. `written` gives back the number in the name. */
function unrolled(numbers: number[], width: number): { sorted: number[]; written: (number: number) => number } {
  const sorted = numbers.sort((a, b) => a - b);
  const top = 10 ** width - 1;
  const lowest = sorted[0] ?? 0;
  if (width < 3 || !sorted.includes(top) || lowest > 1) return { sorted, written: (number) => number };
  let turn = 0;
  let widest = 0;
  for (const [index, number] of sorted.entries()) {
    const hole = number - (sorted[index - 1] ?? number);
    if (hole > widest) [widest, turn] = [hole, index];
  }
  const round = lowest === 0 ? top + 1 : top;
  return {
    sorted: [...sorted.slice(turn), ...sorted.slice(0, turn).map((number) => number + round)],
    written: (number) => (number > top ? number - round : number),
  };
}
