import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyOf, newCase, newId, openWorld, type World } from '../../test/world.ts';
import { Fault } from '../fault.ts';
import type { Acknowledged } from './outcome.ts';

let world: World;
const officer = { id: 'c0ffee00-0000-4000-8000-000000000001' };

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.end());

test('a record is acknowledged with its place and read back as it was submitted', async () => {
  const { agency, subject } = newCase();
  const body = bodyOf(agency, subject);
  const outcome = await world.journal.append(officer, body);
  expect(outcome).toMatchObject({ outcome: 'acknowledged', record: body.id, subjectSeq: 1, repeated: false });
  const { entries } = await world.journal.dossiers.read(agency, subject);
  expect(entries.map((entry) => entry.body)).toEqual([body]);
});

test('the same body answers the same, and another body under that id is refused', async () => {
  const { agency, subject } = newCase();
  const body = bodyOf(agency, subject);
  const first = await world.journal.append(officer, body);
  const again = await world.journal.append(officer, { ...body });
  expect(again).toEqual({ ...first, repeated: true });
  const other = await world.journal.append(officer, { ...body, data: { type: '其他', title: '另一内容' } });
  expect(other).toMatchObject({ outcome: 'fault', code: 'idReused' });
});

test('twenty people who send one record at once get one receipt', async () => {
  const { agency, subject } = newCase();
  const body = bodyOf(agency, subject);
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => world.journal.append(officer, body)));
  expect(new Set(outcomes.map((outcome) => (outcome as Acknowledged).subjectSeq))).toEqual(new Set([1]));
  expect(outcomes.filter((outcome) => outcome.outcome === 'acknowledged' && !outcome.repeated)).toHaveLength(1);
});

test('appends of many people at once to one case make a gapless chain in which each leaf names the one before it', async () => {
  const { agency, subject } = newCase();
  await Promise.all(Array.from({ length: 60 }, () => world.journal.append(officer, bodyOf(agency, subject))));
  const pool = world.engine.pool('owner', 1);
  const { rows } = await pool.query<{ subject_seq: number; leaf: string; sha256: string }>(
    "SELECT subject_seq, leaf, encode(leaf_sha256, 'hex') AS sha256 FROM entry WHERE agency_id = $1 ORDER BY subject_seq",
    [agency],
  );
  expect(rows.map((row) => row.subject_seq)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  rows.forEach((row, index) => {
    expect(JSON.parse(row.leaf).previous?.sha256).toBe(rows[index - 1]?.sha256);
  });
});

test('an act that the law forbids is refused with provision and cure, and is not remembered', async () => {
  const { agency, subject } = newCase();
  await world.journal.append(officer, bodyOf(agency, subject, { kind: 'caseOpened', data: { title: '一案' } }));
  const act = bodyOf(agency, subject, {
    kind: 'judgement',
    data: { obligation: 'B1', verdict: 'met', reason: '已核实' },
  });
  const refused = await world.journal.append(officer, act);
  expect(refused).toMatchObject({
    outcome: 'refused',
    refusals: [{ provision: '试验规则第一条', cure: '先进行现场检查' }],
  });
  await world.journal.append(officer, bodyOf(agency, subject, { kind: 'siteInspection', data: {} }));
  const done = await world.journal.append(officer, act);
  expect(done).toMatchObject({ outcome: 'acknowledged', subjectSeq: 3 });
  const { entries } = await world.journal.dossiers.read(agency, subject);
  expect(entries.at(-1)?.gate).toEqual({ edition: 'by-law-1', asOfSeq: 2, findings: [{ id: 'B1', status: 'met' }] });
  expect(await world.journal.append(officer, act)).toEqual({ ...done, repeated: true });
});

test('acts of sixteen people on one case are each gated on all that came before', async () => {
  const { agency, subject } = newCase();
  await world.journal.append(officer, bodyOf(agency, subject, { kind: 'siteInspection', data: {} }));
  const act = () =>
    bodyOf(agency, subject, { kind: 'judgement', data: { obligation: 'B1', verdict: 'met', reason: '已核实' } });
  await Promise.all(Array.from({ length: 16 }, () => world.journal.append(officer, act())));
  const { entries } = await world.journal.dossiers.read(agency, subject);
  const gated = entries.filter((entry) => entry.gate !== null);
  expect(gated).toHaveLength(16);
  for (const entry of gated) expect(entry.gate?.asOfSeq).toBe(entry.subjectSeq - 1);
});

test.each([
  ['an unknown kind', { kind: 'noSuchKind' }, 'kindUnknown'],
  ['a wrong type', { schema: 'one' }, 'fieldWrong'],
  ['a fraction', { data: { type: '其他', title: '数', amount: 1.5 } }, 'fieldWrong'],
  ['half a character', { data: { type: '其他', title: '\ud800' } }, 'fieldWrong'],
  ['an agency kind in a case', { kind: 'device', data: { device: 'x', deviceNo: 'x' } }, 'subjectWrong'],
])('%s is refused in Chinese with what to do', async (_what, changes, code) => {
  const { agency, subject } = newCase();
  const fault = await world.journal.append(officer, bodyOf(agency, subject, changes));
  expect(fault).toBeInstanceOf(Fault);
  expect(fault).toMatchObject({
    code,
    message: expect.stringMatching(/[一-鿿]/),
    remedy: expect.stringMatching(/[一-鿿]/),
  });
});

test('a missing field is named', async () => {
  const { agency, subject } = newCase();
  const { claimed: _, ...rest } = bodyOf(agency, subject);
  expect(await world.journal.append(officer, rest)).toMatchObject({ code: 'fieldMissing', at: ['claimed'] });
});

test('an import goes in whole or not at all', async () => {
  const { agency, subject } = newCase();
  const bodies = Array.from({ length: 30 }, () => bodyOf(agency, subject));
  expect(await world.journal.appendAll(officer, bodies)).toHaveLength(30);
  const other = randomUUID();
  const broken = [bodyOf(agency, other), { ...bodies[0], data: { type: '其他', title: '篡改' } }];
  expect(await world.journal.appendAll(officer, broken)).toMatchObject({ code: 'idReused' });
  expect((await world.journal.dossiers.read(agency, other)).entries).toEqual([]);
  expect(await world.journal.appendAll(officer, bodies)).toHaveLength(30);
});

test('a person without the right is told so, and the access log has it', async () => {
  const closed = await openWorld({ authority: { mayAppend: async () => '您没有办理此案的权限' } });
  const { agency, subject } = newCase();
  const outcome = await closed.journal.append(officer, bodyOf(agency, subject));
  expect(outcome).toMatchObject({ code: 'notAllowed', message: '您没有办理此案的权限' });
  const { rows } = await closed.engine
    .pool('owner', 1)
    .query('SELECT actor, outcome FROM access_log WHERE agency_id = $1', [agency]);
  expect(rows).toEqual([{ actor: officer.id, outcome: 'denied' }]);
  await closed.end();
});

test('whoever lost the answer, and meanwhile the right, is still given the receipt of what is in', async () => {
  let denial: string | null = null;
  const changing = await openWorld({ authority: { mayAppend: async () => denial } });
  const { agency, subject } = newCase();
  const body = bodyOf(agency, subject);
  const first = await changing.journal.append(officer, body);
  denial = '已调离';
  expect(await changing.journal.append(officer, body)).toEqual({ ...first, repeated: true });
  const other = { ...body, data: { type: '其他', title: '另一内容' } };
  expect(await changing.journal.append(officer, other)).toMatchObject({ code: 'notAllowed' });
  await changing.end();
});

test('a record may not name a file that the evidence store does not hold', async () => {
  const strict = await openWorld({ holdsFile: async (_agency, file) => file.size === 7 });
  const { agency, subject } = newCase();
  const file = (size: number) => [
    { name: '现场.mp4', mediaType: 'video/mp4', sha256: 'a'.repeat(64), sm3: 'b'.repeat(64), size },
  ];
  expect(await strict.journal.append(officer, bodyOf(agency, subject, { files: file(8) }))).toMatchObject({
    code: 'fileUnknown',
  });
  expect(await strict.journal.append(officer, bodyOf(agency, subject, { files: file(7) }))).toMatchObject({
    outcome: 'acknowledged',
  });
  await strict.end();
});

test('characters outside the BMP and a NUL come back as they were', async () => {
  const { agency, subject } = newCase();
  const body = bodyOf(agency, subject, {
    data: { type: '其他', title: '𠅤䶮㛃', note: 'a\u0000b "quoted" \\ 反斜杠' },
  });
  expect(await world.journal.append(officer, body)).toMatchObject({ outcome: 'acknowledged' });
  await world.journal.settle(agency);
  world.journal.dossiers.drop(agency);
  const { entries } = await world.journal.dossiers.read(agency, subject);
  expect(entries[0]?.body.data).toEqual(body.data);
  expect(newId()).toHaveLength(36);
});
