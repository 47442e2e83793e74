// Records through the one door beside single-row durable INSERTs into the same PostgreSQL, sixteen clients each.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine, openJournal, systemActor } from '@liuhen/journal';
import { noAgencyFacts, type RecordBody, uuidV7 } from '@liuhen/records';
import { bodiesOf, houseLaw, readYaml } from '@liuhen/server';
import { convertSpecimen } from '../test/specimens/specimen.ts';
import { type BenchLine, ofCost, ofRate } from './line.ts';

const clients = 16;
const seconds = 3;
const rounds = 3;

export async function run(): Promise<BenchLine[]> {
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-bench-door-'));
  const engine = await openEngine({ dataFolder: folder });
  const journal = await openJournal(engine, {
    clock: () => new Date().toISOString(),
    law: houseLaw.port,
    authority: { mayAppend: async () => null },
    keysFolder: join(folder, 'keys'),
  });
  try {
    const owner = engine.pool('owner', clients);
    await owner.query('CREATE TABLE bare (id uuid PRIMARY KEY, body jsonb NOT NULL)');
    const agency = randomUUID();
    const specimen = await readSpecimen(agency);
    const cases = Array.from({ length: 400 }, () => randomUUID());
    const long: string[] = [];
    const must = async (body: object): Promise<void> => {
      const outcome = await journal.append(systemActor, body);
      if (outcome.outcome !== 'acknowledged') throw new Error(JSON.stringify(outcome));
    };
    const step = (subject: string) =>
      bodyOf(agency, subject, 'siteInspection', { placeOfInspection: '县城工业园', found: '超过许可排放' });
    const act = (subject: string) =>
      bodyOf(agency, subject, 'judgement', { obligation: 'A07.4', verdict: 'met', reason: '经核实' });

    let turn = 0;
    const bare = () => {
      const body = step(cases[turn++ % cases.length] ?? agency);
      return owner.query({
        name: 'bare',
        text: 'INSERT INTO bare VALUES ($1, $2)',
        values: [body.id, JSON.stringify(body)],
      });
    };
    const ungated = () => must(step(cases[turn++ % cases.length] ?? agency));
    const gated = (client: number) => must(act(long[client] ?? agency));

    await measure(ungated, 2);
    const limits: Figures[] = [];
    const free: Figures[] = [];
    const acts: Figures[] = [];
    for (let round = 0; round < rounds; round += 1) {
      limits.push(await measure(bare));
      free.push(await measure(ungated));
      await journal.settle(agency);
      // acts lengthen a case, so each round begins with cases of sixty records: the first sixty of the ordinary-procedure specimen
      for (let client = 0; client < clients; client += 1) {
        const [subject, bodies] = anew(specimen);
        long[client] = subject;
        const outcome = await journal.appendAll(systemActor, bodies);
        if (!Array.isArray(outcome)) throw outcome;
      }
      await journal.settle(agency);
      acts.push(await measure(gated, 1));
    }
    const limit = median(limits);
    const one = median(free);
    const two = median(acts);
    return [
      ofRate('door/bare-insert', limit.rate, '1/s', null),
      ofRate('door/ungated', one.rate, '1/s', limit.rate),
      ofRate('door/gated', two.rate, '1/s', limit.rate),
      ofCost('door/ungated-p99', one.p99, 'ms', limit.p50),
    ];
  } finally {
    await journal.close();
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function readSpecimen(agency: string): Promise<RecordBody[]> {
  const path = new URL('../test/specimens/SP-1-ordinary-water-pollution.yaml', import.meta.url);
  const file = convertSpecimen(readYaml(await readFile(path, 'utf8')));
  return bodiesOf(file, agency, noAgencyFacts).ofCase.slice(0, 60);
}

/** The same case under new ids. */
function anew(bodies: readonly RecordBody[]): [subject: string, bodies: unknown[]] {
  let text = JSON.stringify(bodies);
  const subject = randomUUID();
  text = text.replaceAll(bodies[0]?.subject.id ?? '', subject);
  for (const { id } of bodies) text = text.replaceAll(id, uuidV7(Date.now(), randomBytes(10)));
  return [subject, JSON.parse(text) as unknown[]];
}

type Figures = { readonly rate: number; readonly p50: number; readonly p99: number };

async function measure(work: (client: number) => Promise<unknown>, duration = seconds): Promise<Figures> {
  const times: number[] = [];
  const began = performance.now();
  const end = began + duration * 1_000;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let now = performance.now(); now < end; now = performance.now()) {
        await work(client);
        times.push(performance.now() - now);
      }
    }),
  );
  const rate = times.length / ((performance.now() - began) / 1_000);
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.floor(times.length * part)] ?? 0;
  return { rate, p50: at(0.5), p99: at(0.99) };
}

function median(figures: readonly Figures[]): Figures {
  const middle = (pick: (one: Figures) => number): number =>
    figures.map(pick).sort((a, b) => a - b)[figures.length >> 1] ?? 0;
  return { rate: middle(({ rate }) => rate), p50: middle(({ p50 }) => p50), p99: middle(({ p99 }) => p99) };
}

function bodyOf(agency: string, subject: string, kind: string, data: object) {
  return {
    id: uuidV7(Date.now(), randomBytes(10)),
    agency,
    subject: { type: 'case', id: subject },
    kind,
    schema: 1,
    claimed: { from: '2026-03-11T02:05:00.000Z', to: null, precision: 'minute', offset: '+08:00', source: 'person' },
    notBefore: null,
    people: [{ role: '执法人员', person: null, name: '王㛃' }],
    links: [],
    files: [],
    data,
  };
}
