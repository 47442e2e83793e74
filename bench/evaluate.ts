import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { evaluate } from '@liuhen/law';
import {
  type AgencyFacts,
  agencyBodiesOf,
  type CaseFile,
  caseBodiesOf,
  type Entry,
  fold,
  foldAgency,
  namesFor,
  type RecordBody,
} from '@liuhen/records';
import { parse } from 'yaml';
import { lastInstant } from '../packages/law/src/cases/case-file.fixture.ts';
import { convertSpecimen } from '../test/specimens/specimen.ts';
import { type BenchLine, ofCost } from './line.ts';

export const name = '法律评价';

const specimens = [
  'SP-1-ordinary-water-pollution',
  'SP-2-summary-onspot-fine',
  'SP-3-permit-oral-application',
  'SP-4-violations-dust',
];
const fileOf = (specimen: string) =>
  convertSpecimen(parse(readFileSync(new URL(`../test/specimens/${specimen}.yaml`, import.meta.url), 'utf8')));

/** A case as the journal holds it before anybody asks: its entries, and what its agency is. */
type Held = { readonly entries: readonly Entry[]; readonly agency: AgencyFacts; readonly at: Temporal.Instant };

function heldOf(file: CaseFile): Held {
  const sha256 = (text: string): Uint8Array => createHash('sha256').update(text).digest();
  const names = namesFor(file, '0f6f6f8e-6f3c-4b7e-8a55-2f1d1a6b9c01', sha256);
  const entries = caseBodiesOf(file, names).map(entryOf);
  const agency = foldAgency(agencyBodiesOf(file, names).map(entryOf));
  return { entries, agency, at: lastInstant(fold(entries, agency)) };
}

const entryOf = (body: RecordBody, index: number): Entry => ({
  body,
  subjectSeq: index + 1,
  receivedAt: body.claimed.from,
  actor: 'system',
  origin: 'import',
  lawEdition: null,
  gate: null,
  withheld: [],
  erased: [],
});

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

/** The first specimen with all its records again and again until it has so many: a case in which everything recurs. */
function longCase(records: number): Held {
  const file = fileOf('SP-1-ordinary-water-pollution');
  const pattern = [...file.records];
  const keys = new Set(pattern.map(({ key }) => key));
  for (let turn = 1; file.records.length < records; turn += 1) {
    const anew = (value: unknown): unknown =>
      typeof value === 'string' && keys.has(value)
        ? `${value}/${turn}`
        : Array.isArray(value)
          ? value.map(anew)
          : typeof value === 'object' && value !== null
            ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, anew(inner)]))
            : value;
    file.records.push(
      ...pattern
        .slice(0, records - file.records.length)
        .map((record) => anew(structuredClone(record)) as typeof record),
    );
  }
  return heldOf(file);
}

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

  const sizes = [500, 1000, 2500, 5000].map(longCase).map(({ entries, agency, at }) => {
    const dossier = fold(entries, agency);
    return { dossier, perFact: perJudging(() => evaluate(dossier, at), 15, 1) / dossier.facts.length };
  });
  process.stderr.write(
    `长案件每条记录 ${sizes.map(({ dossier, perFact }) => `${dossier.facts.length} 条 ${(perFact * 1000).toFixed(2)}`).join('、')} µs\n`,
  );
  const [short, long] = [sizes[0], sizes.at(-1)];
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
    ofCost(
      `每条记录的代价：${long?.dossier.facts.length} 条比 ${short?.dossier.facts.length} 条`,
      (long?.perFact ?? 0) / (short?.perFact ?? 1),
      '倍',
      1,
    ),
  ];
}
