import { randomUUID } from 'node:crypto';
import { holds, type Predicate, type Related, relations, type ThingValues, thingFields } from '@liuhen/law/access';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { within } from '../database.ts';
import { caseColumns, compileScope, recordColumns } from './compile-scope.ts';

const agency = randomUUID();
const people = ['11111111-0000-4000-8000-000000000001', '11111111-0000-4000-8000-000000000002', 'system'];
const states = ['open', 'closed', 'archived'] as const;
const kinds = ['siteInspection', 'complaintRegister', 'signature'];
const families = ['step', 'document', 'signature'];
const classes = ['none', 'workSecret', 'informant'];

type Row = ThingValues & { id: string };
let world: World;
const cases: Row[] = [];
const records: Row[] = [];

/** A small population with every combination that matters, as rows of the real tables and as things. */
beforeAll(async () => {
  world = await openWorld();
  const pool = world.engine.pool('owner', 1);
  await pool.query('INSERT INTO agency (agency_id) VALUES ($1)', [agency]);
  for (let index = 0; index < 24; index += 1) {
    const subject = randomUUID();
    const state = states[index % 3] ?? 'open';
    const stands: Related[] = relations.flatMap((relation, place) =>
      (index + place) % 4 === 0 ? [{ relation, person: people[(index + place) % 3] ?? '' }] : [],
    );
    await pool.query(
      `INSERT INTO case_row (agency_id, subject_id, sealed, is_major, state, opened_at, last_at, records, breaches)
       VALUES ($1, $2, '案', false, $3, now(), now(), 1, 0)`,
      [agency, subject, state],
    );
    for (const { relation, person } of stands) {
      await pool.query('INSERT INTO case_relation VALUES ($1, $2, $3, $4)', [agency, subject, relation, person]);
    }
    const ground = { agency, subject, state, relations: stands, held: null };
    const none = { record: null, recordKind: null, family: null, owner: null };
    cases.push({ id: subject, kind: 'case', ...none, classification: 'none', volume: 'main', ...ground });
    for (let ordinal = 1; ordinal <= 3; ordinal += 1) {
      const record = randomUUID();
      const at = index + ordinal;
      const thing = {
        recordKind: kinds[at % 3] ?? null,
        family: families[at % 3] ?? null,
        classification: classes[(at * 2) % 3] ?? 'none',
        volume: at % 2 === 0 ? 'main' : 'side',
        owner: at % 4 === 0 ? null : (people[at % 3] ?? null),
      };
      await pool.query(`INSERT INTO search_row VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now(), '题', '文', '')`, [
        agency,
        subject,
        ordinal,
        record,
        thing.recordKind,
        thing.family,
        thing.classification,
        thing.volume,
        thing.owner,
      ]);
      records.push({ id: record, kind: 'record', record, ...thing, ...ground });
    }
  }
});
afterAll(() => world.end());

function predicates(): fc.Arbitrary<Predicate> {
  const values = [...states, ...kinds, ...families, ...classes, 'main', 'side', 'case', 'record', agency, ...people];
  const oneOf = fc.array(fc.constantFrom(...values, "'; DROP TABLE entry; --", '\u0001'), { maxLength: 4 });
  return fc.letrec<{ tree: Predicate }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.record({ field: fc.constantFrom(...thingFields), oneOf }),
      fc.record({
        related: fc.subarray([...relations], { minLength: 0 }),
        person: fc.constantFrom(...people, 'nobody'),
      }),
      fc.record({ is: fc.constantFrom('always' as const, 'never' as const) }),
      fc.record({ not: tie('tree') }),
      fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('tree'), { maxLength: 3 }) }),
    ),
  })).tree;
}

async function selected(sql: string, values: readonly unknown[]): Promise<string[]> {
  const { rows } = await within(world.journal.pool, agency, (client) => client.query<{ id: string }>(sql, [...values]));
  return rows.map(({ id }) => id).sort();
}

const expected = (rows: readonly Row[], predicate: Predicate): string[] =>
  rows
    .filter((row) => holds(predicate, row))
    .map(({ id }) => id)
    .sort();

test('SQL selects exactly the cases for which the predicate holds', async () => {
  await fc.assert(
    fc.asyncProperty(predicates(), async (predicate) => {
      const { text, values } = compileScope(predicate, caseColumns('c'));
      expect(await selected(`SELECT subject_id AS id FROM case_row c WHERE ${text}`, values)).toEqual(
        expected(cases, predicate),
      );
    }),
    { numRuns: 300 },
  );
});

test('SQL selects exactly the records for which the predicate holds, absent values and negations included', async () => {
  await fc.assert(
    fc.asyncProperty(predicates(), async (predicate) => {
      const { text, values } = compileScope(predicate, recordColumns('r', 'c'), 2);
      const sql = `SELECT record_id AS id FROM search_row r JOIN case_row c USING (agency_id, subject_id)
                    WHERE r.agency_id = $1 AND ${text}`;
      expect(await selected(sql, [agency, ...values])).toEqual(expected(records, predicate));
    }),
    { numRuns: 300 },
  );
});
