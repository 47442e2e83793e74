import { readFileSync } from 'node:fs';
import { evaluate } from '@liuhen/law';
import type { Dossier } from '@liuhen/records';
import { parse } from 'yaml';
import { dossierOf, lastInstant } from '../packages/law/src/cases/case-file.fixture.ts';
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

/** Processor time of this process: what one core would have spent, however busy the machine is. */
function millisecondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
const repeat = (times: number, work: () => void) => {
  for (let n = 0; n < times; n += 1) work();
};
function perEvaluation(dossier: Dossier, times: number): number {
  const at = lastInstant(dossier);
  repeat(Math.min(times, 200), () => evaluate(dossier, at));
  return millisecondsOf(() => repeat(times, () => evaluate(dossier, at))) / times;
}

/** The first specimen with its interviews repeated until it has so many records: a case that goes on and on. */
function longCase(records: number): Dossier {
  const file = fileOf('SP-1-ordinary-water-pollution');
  const pattern = file.records.filter((r) => r.key === 'interview-13' || r.key === 'interviewRecord FS-XW-2025-011-02');
  for (let n = 0; file.records.length < records; n += 1)
    for (const record of pattern) {
      const links = record.links?.during ? { links: { during: `${String(record.links.during)}/${n}` } } : {};
      file.records.push({ ...structuredClone(record), key: `${record.key}/${n}`, ...links });
    }
  return dossierOf(file);
}

export async function run(): Promise<BenchLine[]> {
  const dossiers = specimens.map((specimen) => dossierOf(fileOf(specimen)));
  const each = dossiers.map((dossier) => perEvaluation(dossier, 300));
  const slowest = Math.max(...each);
  process.stderr.write(`每份样本 ${each.map((ms) => ms.toFixed(2)).join('、')} ms\n`);

  const cases = dossiers.map((dossier) => ({ dossier, at: lastInstant(dossier) }));
  let done = 0;
  const heapBefore = process.memoryUsage().heapUsed;
  const until = process.hrtime.bigint() + 10_000_000_000n;
  const spent = millisecondsOf(() => {
    while (process.hrtime.bigint() < until) {
      for (const { dossier, at } of cases) evaluate(dossier, at);
      done += dossiers.length;
    }
  });
  const grown = (process.memoryUsage().heapUsed - heapBefore) / 1_048_576;
  const hundredThousand = ((spent / done) * 100_000) / 1000;

  const [short, long] = [longCase(500), longCase(5000)];
  const [shortMs, longMs] = [perEvaluation(short, 20), perEvaluation(long, 5)];
  const growth = longMs / long.facts.length / (shortMs / short.facts.length);
  return [
    ofCost('评价一份样本（最慢的一份，热）', slowest, 'ms', 3),
    ofCost('评价 100,000 份样本案件（由 10 秒抽样推算，单核）', hundredThousand, 's', 60),
    ofCost('10 秒评价后的堆增长', Math.max(0, grown), 'MB', 64),
    ofCost(`每条记录的代价：${long.facts.length} 条比 ${short.facts.length} 条`, growth, '倍', 1),
  ];
}
