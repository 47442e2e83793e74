import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { evaluate } from '@liuhen/law';
import { fold } from '@liuhen/records';
import { fileOf, type Held, heldOf, longCase, specimens } from './evaluate/held.ts';
import { atMost, type BenchLine, ofCost } from './line.ts';

export const name = '法律评价';

/** Processor time of this process: what one core would have spent, however busy the machine is. */
function millisecondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
const median = (figures: number[]): number => figures.sort((a, b) => a - b)[figures.length >> 1] ?? 0;

/** Median over `rounds` of the milliseconds of one judging, after as many rounds to grow warm. */
function perJudging(work: () => void, rounds: number, times: number): number {
  const round = () => {
    for (let n = 0; n < times; n += 1) work();
  };
  for (let n = 0; n < rounds; n += 1) round();
  return median(Array.from({ length: rounds }, () => millisecondsOf(round) / times));
}

const judge = ({ entries, agency, at }: Held) => evaluate(fold(entries, agency), at);

/** The heap after everything that can be thrown away has been. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  return process.memoryUsage().heapUsed;
}

export async function run(): Promise<BenchLine[]> {
  const held = specimens.map((specimen) => heldOf(fileOf(specimen)));
  const folded = held.map(({ entries, agency, at }) => ({ dossier: fold(entries, agency), at }));
  const each = folded.map(({ dossier, at }) => perJudging(() => evaluate(dossier, at), 25, 20));
  process.stderr.write(`每份样本（已折叠）${each.map((ms) => ms.toFixed(3)).join('、')} ms\n`);

  // a hundred thousand cases are a hundred thousand folds: nothing that one case has worked out helps the next
  const round = () => {
    for (let n = 0; n < 25; n += 1) for (const one of held) judge(one);
  };
  for (let warming = 0; warming < 2_000; warming += millisecondsOf(round));
  const rounds: number[] = [];
  const heapBefore = heldBytes();
  for (let spent = 0; spent < 10_000; ) {
    const took = millisecondsOf(round);
    spent += took;
    rounds.push(took / (25 * held.length));
  }
  const done = rounds.length * 25 * held.length;
  const grown = (heldBytes() - heapBefore) / 1_048_576;
  const mean = rounds.reduce((sum, ms) => sum + ms, 0) / rounds.length;
  process.stderr.write(
    `折叠并评价 ${done} 件：平均 ${mean.toFixed(3)}、中位 ${median(rounds).toFixed(3)}、最少 ${Math.min(...rounds).toFixed(3)} ms\n`,
  );

  const growth = specimens.map(growthOf);
  process.stderr.write(
    `一件 5,000 条与十件 500 条（每条记录的处理器时间之比）${growth.map((r) => r.toFixed(3)).join('、')}\n`,
  );
  const blocks = await Promise.all(specimens.map(blocksGrowth));
  process.stderr.write(`5,000 条与 500 条（每条记录执行的代码块之比）${blocks.map((r) => r.toFixed(3)).join('、')}\n`);
  return [
    ofCost('评价一份样本（最慢的一份，热）', Math.max(...each), 'ms', 3),
    ofCost(
      '评价 100,000 份样本案件（已折叠，单核）',
      (each.reduce((sum, ms) => sum + ms, 0) / each.length) * 100,
      's',
      60,
    ),
    ofCost('评价 100,000 份样本案件，每件从记录折叠起（由 10 秒处理器时间抽样推算，单核）', mean * 100, 's', 60),
    ofCost('其后留在堆上的增长', Math.max(0, grown), 'MB', 8),
    ofCost('每条记录的处理器时间：一件 5,000 条比十件 500 条，四份样本平均', average(growth), '倍', 1.1),
    atMost('每条记录执行的代码块：5,000 条比 500 条，四份样本中最多', Math.max(...blocks), '倍', 1.1),
  ];
}

const average = (figures: readonly number[]): number => figures.reduce((sum, f) => sum + f, 0) / figures.length;

/**
 * The time that one record of a case of 5,000 takes, to that of one record of ten cases of 500. Ten, and all findings kept: so that
 * both sides hold the same number of findings while they work, and collecting garbage is not counted as growth. Turn about, for the
 * machine is not ours alone.
 */
function growthOf(specimen: string): number {
  const folded = ({ entries, agency, at }: Held) => ({ dossier: fold(entries, agency), at });
  const large = [folded(longCase(specimen, 5000))];
  const small = Array.from({ length: 10 }, () => folded(longCase(specimen, 500)));
  const perFact = (cases: typeof small) => {
    const took = millisecondsOf(() => cases.map(({ dossier, at }) => evaluate(dossier, at)));
    return took / cases.reduce((sum, { dossier }) => sum + dossier.facts.length, 0);
  };
  for (let warming = 0; warming < 8; warming += 1) for (const cases of [large, small]) perFact(cases);
  const turns = Array.from({ length: 25 }, () => ({ long: perFact(large), short: perFact(small) }));
  return average(turns.map(({ long }) => long)) / average(turns.map(({ short }) => short));
}

const counter = new URL('evaluate/executed.ts', import.meta.url).pathname;
async function blocksGrowth(specimen: string): Promise<number> {
  const interpreted = ['--no-opt', '--no-maglev', '--no-sparkplug', counter, specimen, '500', '5000'];
  const { stdout } = await promisify(execFile)(process.execPath, interpreted);
  const [small = 1, large = Number.POSITIVE_INFINITY] = JSON.parse(stdout) as number[];
  return large / small;
}
