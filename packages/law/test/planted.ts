import type { CaseFile } from '@liuhen/records';
import { type BaseName, baseCase, baseNames } from '../src/cases/base-cases.fixture.ts';
import { type Planted, planted } from '../src/cases/planted.fixture.ts';

export type PlantedFile = { readonly file: CaseFile; readonly base: BaseName; readonly defects: readonly Planted[] };

/** A small generator of numbers from a seed: the same files every time, on every machine. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'];
/** Everybody gets another name, the whole file through: no rule may hang on who somebody is. */
function renamed(file: CaseFile, pick: () => number): CaseFile {
  let text = JSON.stringify(file);
  for (const [n, { name }] of Object.values(file.people).entries()) {
    const other = `${surnames[Math.floor(pick() * surnames.length)] ?? '赵'}${String.fromCharCode(0x4e00 + 200 + n * 7)}${String.fromCharCode(0x5000 + Math.floor(pick() * 500))}`;
    text = text.replaceAll(name, other);
  }
  return JSON.parse(text);
}

/**
 * Defects of which one undoes or moves what the other stands on: a second notice answers the supplement, the same decision cannot be
 * made on two days, what was never served has no receipt to be wrong.
 */
const exclusive: readonly (readonly string[])[] = [
  ['A06.6', 'A06.7', 'A06.3', 'permit-law-2019.32'],
  ['permit-law-2019.42', 'A06.3', 'A06.7'],
  ['permit-law-2019.42', 'permit-law-2019.40', 'permit-law-2019.44'],
  ['penalty-law-2021.60', 'P7', 'penalty-law-2021.61', 'penalty-law-2021.48', 'evidence-rules-2002.60'],
];
const alone = new Set(['A02.1', 'record.person']);
const together = (chosen: readonly Planted[], next: Planted): boolean =>
  !alone.has(next.id) &&
  chosen.every(
    (d) =>
      !alone.has(d.id) && d.id !== next.id && !exclusive.some((set) => set.includes(d.id) && set.includes(next.id)),
  );

/** `count` case files, each a clean specimen under other names with one to three mechanical defects planted in it. */
export function plantedFiles(count: number, seed = 20260815): PlantedFile[] {
  const pick = numbers(seed);
  const files: PlantedFile[] = [];
  for (let n = 0; files.length < count; n += 1) {
    const base = baseNames[n % baseNames.length] ?? 'ordinary';
    const pool = planted.filter((d) => d.base === base && d.id !== 'record.person');
    const first = pool[Math.floor(n / baseNames.length) % pool.length];
    if (first === undefined) continue;
    const defects = [first];
    for (let more = Math.floor(pick() * 3); more > 0; more -= 1) {
      const next = pool[Math.floor(pick() * pool.length)];
      if (next && together(defects, next)) defects.push(next);
    }
    const file = baseCase(base);
    const stood: Planted[] = [];
    for (const defect of defects) {
      const trial = structuredClone(file);
      try {
        defect.plant(trial);
      } catch {
        continue;
      }
      defect.plant(file);
      stood.push(defect);
    }
    files.push({ file: renamed(file, pick), base, defects: stood });
  }
  return files;
}
