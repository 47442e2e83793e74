// fsck of 100,000 entries beside reading the same rows, and deciphering and hashing the same bytes under both hashes.
import { createCipheriv, hash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, fsck, type Journal, openEngine, openJournal, systemActor } from '@liuhen/journal';
import { uuidV7 } from '@liuhen/records';
import { byLaw } from '../packages/journal/test/by-law.ts';
import { type BenchLine, ofCost } from './line.ts';

const entries = 100_000;
const ofOneCase = 100;

export async function run(): Promise<BenchLine[]> {
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-bench-fsck-'));
  const engine = await openEngine({ dataFolder: folder });
  const journal = await openJournal(engine, {
    clock: () => new Date().toISOString(),
    law: byLaw,
    authority: { mayAppend: async () => null },
    keysFolder: join(folder, 'keys'),
  });
  try {
    const agency = randomUUID();
    await fill(journal, agency);
    await journal.log.extend(agency);
    const owner = engine.pool('owner', 2);
    await owner.query('SELECT refresh_statistics()');
    const limits: number[] = [];
    const times: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      limits.push(await timed(() => readAndHash(engine, agency)));
      times.push(
        await timed(async () => {
          const result = await fsck({ pool: owner, vault: journal.vault }, [agency]);
          if (result.entries !== entries || result.discrepancies.length > 0)
            throw new Error('fsck found what is not there');
        }),
      );
    }
    const [limit, value] = [median(limits), median(times)];
    return [ofCost('fsck/100000-entries', value, 's', limit)];
  } finally {
    await journal.close();
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(journal: Journal, agency: string): Promise<void> {
  for (let index = 0; index < entries / ofOneCase; index += 1) {
    const subject = randomUUID();
    const outcome = await journal.appendAll(
      systemActor,
      Array.from({ length: ofOneCase }, () => bodyOf(agency, subject)),
    );
    if (!Array.isArray(outcome)) throw outcome;
  }
}

/** What no check can do without: every row over the wire, what is sealed through the cipher, and every byte that was hashed hashed again. */
async function readAndHash(engine: Engine, agency: string): Promise<void> {
  const pool = engine.pool('owner', 1);
  let after: readonly [string, number] = ['00000000-0000-0000-0000-000000000000', 0];
  for (;;) {
    const { rows } = await pool.query<{
      subject_id: string;
      subject_seq: number;
      leaf: string;
      sealed: Buffer;
    }>(
      `SELECT e.subject_id, e.subject_seq, e.leaf, e.leaf_sha256, e.leaf_sm3, e.body_hash, p.sealed
         FROM entry e JOIN payload p USING (agency_id, subject_id, subject_seq)
        WHERE e.agency_id = $1 AND (e.subject_id, e.subject_seq) > ($2, $3) ORDER BY e.subject_id, e.subject_seq LIMIT 2000`,
      [agency, ...after],
    );
    for (const row of rows) {
      const opened = createCipheriv('aes-256-gcm', key, nonce).update(row.sealed);
      hash('sha256', opened, 'buffer');
      for (const algorithm of ['sha256', 'sm3']) {
        hash(algorithm, row.leaf, 'buffer');
        // the commitments: as many as there are units, each over its salt and value
        for (let unit = 0; unit < units; unit += 1)
          hash(algorithm, opened.subarray(unit * 32, unit * 32 + 96), 'buffer');
      }
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    after = [last.subject_id, last.subject_seq];
  }
  await pool.end();
}

const key = randomBytes(32);
const nonce = Buffer.alloc(12);

/** people, links, files and three fields. */
const units = 6;

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

function bodyOf(agency: string, subject: string) {
  return {
    id: uuidV7(Date.now(), randomBytes(10)),
    agency,
    subject: { type: 'case', id: subject },
    kind: 'otherStep',
    schema: 1,
    claimed: { from: '2026-03-11T02:05:00.000Z', to: null, precision: 'minute', offset: '+08:00', source: 'person' },
    notBefore: null,
    people: [{ role: '执法人员', person: null, name: '王㛃' }],
    links: [],
    files: [],
    data: { type: '现场核查', title: '对排放口的现场核查', note: '废水颜色发黑，有刺激性气味，现场已取样并封存。' },
  };
}
