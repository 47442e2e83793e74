// What asking the policy costs of a request: the page of a specimen case, whole, beside the decisions made for it.
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault, systemActor } from '@liuhen/journal';
import { caseGround, caseThing, mayAccess, recordThing, viewerOf } from '@liuhen/law/access';
import { findKind } from '@liuhen/records';
import { bodiesOf, buildApp, openHouse, readCaseFile } from '@liuhen/server';
import { type BenchLine, ofCost } from './line.ts';

const rounds = 30;

export async function run(): Promise<BenchLine[]> {
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-bench-policy-'));
  const house = await openHouse({ dataFolder: folder, keysFolder: join(folder, 'keys') });
  const app = await buildApp(house, { logLevel: 'silent', rate: 1_000_000 });
  try {
    const agency = randomUUID();
    const text = await readFile(
      new URL('../packages/server/demo/SP-1-ordinary-water-pollution.yaml', import.meta.url),
      'utf8',
    );
    const bodies = bodiesOf(readCaseFile(text), agency, await house.journal.dossiers.agencyFacts(agency));
    const put = await house.journal.appendAll(systemActor, [...bodies.ofAgency, ...bodies.ofCase], {
      origin: 'import',
    });
    if (put instanceof Fault) throw put;
    const facts = await house.journal.dossiers.agencyFacts(agency);
    const person = [...facts.people.values()].find(({ role }) => role === '执法人员')?.id ?? '';
    await house.accounts.create(agency, { person, name: 'bench', hash: '', oneTimeUntil: null, at: house.now() });
    const { token } = await house.sessions.begin(agency, person, { source: 'bench', client: 'bench' });
    const ask = () => app.inject({ url: `/api/cases/${bodies.case}`, headers: { cookie: `liuhen=${token}` } });

    const { dossier, entries } = await house.journal.dossiers.read(agency, bodies.case);
    const decide = (): number => {
      const viewer = viewerOf(facts, agency, person, Temporal.Instant.from(house.now()));
      const ground = caseGround(agency, dossier);
      let allowed = mayAccess(viewer, 'read', caseThing(ground)).allowed ? 1 : 0;
      for (const { body, actor } of entries) {
        const family = findKind(body.kind, body.schema)?.family ?? 'step';
        const thing = recordThing(ground, { id: body.id, kind: body.kind, family, data: body.data, actor });
        if (mayAccess(viewer, 'read', thing).allowed) allowed += 1;
      }
      return allowed;
    };
    if (decide() !== entries.length + 1 || (await ask()).statusCode !== 200)
      throw new Error('the handler may read it all');
    const request = await median(ask);
    const decisions = await median(async () => decide());
    return [ofCost('policy decisions of a case page, of 5 % of the request', decisions, 'ms', request * 0.05)];
  } finally {
    await app.close();
    await house.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds + 5; round += 1) {
    const began = performance.now();
    await work();
    if (round >= 5) times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
