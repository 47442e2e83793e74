// What the page of a long case costs: one of 2,000 records, whole, as the handler asks for it.
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault, systemActor } from '@liuhen/journal';
import { RecordBody, uuidV7 } from '@liuhen/records';
import { bodiesOf, buildApp, openHouse, readCaseFile } from '@liuhen/server';
import { type BenchLine, ofCost } from './line.ts';

const records = 2_000;
const rounds = 15;
const limitMilliseconds = 300;

export async function run(): Promise<BenchLine[]> {
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-bench-case-page-'));
  const house = await openHouse({ dataFolder: folder, keysFolder: join(folder, 'keys') });
  const app = await buildApp(house, { logLevel: 'silent', rate: 1_000_000 });
  try {
    const agency = randomUUID();
    const file = new URL('../packages/server/demo/SP-1-ordinary-water-pollution.yaml', import.meta.url);
    const facts = await house.journal.dossiers.agencyFacts(agency);
    const bodies = bodiesOf(readCaseFile(await readFile(file, 'utf8')), agency, facts);
    const all = [...bodies.ofAgency, ...bodies.ofCase, ...more(bodies.ofCase, records - bodies.ofCase.length)];
    for (let from = 0; from < all.length; from += 500) {
      const put = await house.journal.appendAll(systemActor, all.slice(from, from + 500), { origin: 'import' });
      if (put instanceof Fault) throw put;
    }
    const known = await house.journal.dossiers.agencyFacts(agency);
    const person = [...known.people.values()].find(({ role }) => role === '执法人员')?.id ?? '';
    await house.accounts.create(agency, { person, name: 'bench', hash: '', oneTimeUntil: null, at: house.now() });
    const { token } = await house.sessions.begin(agency, person, { source: 'bench', client: 'bench' });
    const ask = () => app.inject({ url: `/api/cases/${bodies.case}`, headers: { cookie: `liuhen=${token}` } });
    const answer = await ask();
    if (answer.json().facts.length !== records) throw new Error(`${answer.statusCode}: not all records are shown`);
    const times: { wall: number; processor: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const [began, worked] = [performance.now(), process.cpuUsage()];
      await ask();
      const { user, system } = process.cpuUsage(worked);
      times.push({ wall: performance.now() - began, processor: (user + system) / 1_000 });
    }
    const median = (of: 'wall' | 'processor') =>
      times.map((one) => one[of]).sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
    return [
      ofCost('case-page/2000-records-p50', median('wall'), 'ms', limitMilliseconds),
      ofCost('case-page/2000-records-p50-processor', median('processor'), 'ms', limitMilliseconds),
      ofCost('case-page/2000-records-answer', answer.body.length / 1_000, 'kB', null),
    ];
  } finally {
    await app.close();
    await house.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The case's own steps, recordings and photographs, told again on later days under ids of their own. */
function more(of: readonly RecordBody[], count: number): RecordBody[] {
  const told = of.filter(
    ({ kind }) => kind === 'recording' || kind === 'otherStep' || kind === 'siteInspection' || kind === 'interview',
  );
  return Array.from({ length: count }, (_, index) => {
    const one = told[index % told.length];
    if (one === undefined) throw new Error('nothing to tell again');
    const later = (at: string) =>
      Temporal.Instant.from(at)
        .add({ hours: 24 * (1 + Math.floor(index / told.length)) })
        .toString({ fractionalSecondDigits: 3 });
    const { from, to } = one.claimed;
    // when the camera began and stopped is then what the record claims
    const { startedAt: _began, endedAt: _ended, interruptions: _gaps, ...data } = one.data;
    const random = new Uint8Array(10).map((__, place) => (index >> (8 * (place % 4))) & 255);
    return RecordBody.parse({
      ...one,
      id: uuidV7(Date.parse(from) + index, random),
      claimed: { ...one.claimed, from: later(from), to: to === null ? null : later(to) },
      links: [],
      data,
    });
  });
}
