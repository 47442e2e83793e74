import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  leafHash,
  openNote,
  openSuccession,
  parseCheckpoint,
  parseSubjectHead,
  readVerifierKey,
  utf8,
  verifyConsistency,
  verifyInclusion,
} from '@liuhen/ledger';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { byLaw } from '../../test/by-law.ts';
import { bodyOf, everyone, newCase, now, openWorld, type World } from '../../test/world.ts';
import { digests } from '../digests.ts';
import { openJournal } from '../journal.ts';
import { LogKeys } from './keys.ts';
import { noteCrypto } from './note-crypto.ts';
import { rotateLogKey } from './rotate-log-key.ts';

let world: World;
const { agency, subject } = newCase();
const records: string[] = [];

const append = async (count: number): Promise<void> => {
  for (let index = 0; index < count; index += 1) {
    const outcome = await world.journal.append({ id: 'system' }, bodyOf(agency, subject));
    if (outcome.outcome === 'acknowledged') records.push(outcome.record);
  }
};

beforeAll(async () => {
  world = await openWorld();
  await append(37);
});
afterAll(() => world.end());

test('every record has a proof to the newest signed tree that a stranger verifies with the public key alone', async () => {
  const proofs = await world.journal.log.proofsOf(agency, records);
  expect(proofs.map(({ record }) => record)).toEqual(records);
  const key = await world.journal.log.verifierKey(agency);
  for (const { leaf, position, proof, tree } of proofs) {
    const { text } = await openNote(utf8(tree.note), [readVerifierKey(noteCrypto, key)]);
    const { size, root } = parseCheckpoint(text);
    const claim = { index: BigInt(position), size, leafHash: leafHash(digests.sha256, utf8(leaf)), proof, root };
    expect(verifyInclusion(digests.sha256, claim)).toBe(true);
    expect(verifyInclusion(digests.sha256, { ...claim, index: claim.index === 0n ? 1n : 0n })).toBe(false);
  }
});

test('a later tree contains every earlier one', async () => {
  const before = await world.journal.log.checkpoint(agency);
  await append(30);
  await world.journal.settle(agency);
  const after = await world.journal.log.checkpoint(agency);
  if (before === null || after === null) throw new Error('no checkpoint');
  const proof = await world.journal.log.consistency(agency, before.size, after.size);
  const claim = { size1: BigInt(before.size), size2: BigInt(after.size), root1: before.root, root2: after.root, proof };
  expect(after.size).toBe(before.size + 30);
  expect(verifyConsistency(digests.sha256, claim)).toBe(true);
});

test('the signed head of a case says how many records it has', async () => {
  const note = await world.journal.log.subjectHead(agency, subject);
  const { text } = await openNote(utf8(note), [
    readVerifierKey(noteCrypto, await world.journal.log.verifierKey(agency)),
  ]);
  expect(parseSubjectHead(text)).toMatchObject({ subject: { type: 'case', id: subject }, subjectSeq: records.length });
  await expect(world.journal.log.subjectHead(agency, newCase().subject)).rejects.toMatchObject({ code: 'notFound' });
});

test('the log goes on under another key, named by the old one: what was signed stays proved, and a running server takes the new one', async () => {
  const { log } = world.journal;
  const before = await log.checkpoint(agency);
  const old = await log.verifierKey(agency);
  const rotated = await rotateLogKey(world.engine.pool('owner', 1), join(world.folder, 'keys'), agency, now());
  expect(rotated).toMatchObject({ from: old });
  await append(3);
  await world.journal.settle(agency);
  const after = await log.checkpoint(agency);
  expect(await log.verifierKey(agency)).toBe(rotated.to);
  for (const [tree, key] of [
    [before, old],
    [after, rotated.to],
  ] as const) {
    const { text } = await openNote(utf8(tree?.note ?? ''), [readVerifierKey(noteCrypto, key)]);
    expect(Number(parseCheckpoint(text).size)).toBe(tree?.size);
  }
  const { keys, successions } = await log.keysOf(agency);
  expect(keys).toEqual([rotated.to, old]);
  const said = await Promise.all(successions.map((note) => openSuccession(noteCrypto, utf8(note))));
  expect(said).toMatchObject([rotated]);
  const again = await rotateLogKey(world.engine.pool('owner', 1), join(world.folder, 'keys'), agency, now());
  expect(again.from).toBe(rotated.to);
  expect(await readdir(join(world.folder, 'keys'))).toContain(`log-${agency}.ed25519`);
  expect((await readdir(join(world.folder, 'keys'))).filter((name) => name.includes('heir'))).toEqual([]);
});

test('a change of the key that was cut off goes on with the same heir, which signs nothing before', async () => {
  const folder = join(world.folder, 'keys');
  const heir = await new LogKeys(folder).heirOf(agency);
  const old = await world.journal.log.verifierKey(agency);
  expect(old).not.toBe(heir.verifierKey);
  const rotated = await rotateLogKey(world.engine.pool('owner', 1), folder, agency, now());
  expect(rotated).toEqual({ from: old, to: heir.verifierKey });
});

test('what was committed and not yet logged when a server died is logged by the next one', async () => {
  const { agency: other, subject: its } = newCase();
  await world.journal.append({ id: 'system' }, bodyOf(other, its));
  await world.journal.close();
  const owner = world.engine.pool('owner', 1);
  await owner.query(`INSERT INTO log_pending (agency_id, record_id, leaf_sha256)
    SELECT agency_id, record_id, leaf_sha256 FROM entry WHERE agency_id = '${other}' AND NOT EXISTS (SELECT FROM log_pending w WHERE w.record_id = entry.record_id)
       AND NOT EXISTS (SELECT FROM log_entry l WHERE l.record_id = entry.record_id)`);
  const journal = await openJournal(world.engine, {
    clock: now,
    law: byLaw,
    authority: everyone,
    keysFolder: join(world.folder, 'keys'),
  });
  world = { ...world, journal };
  for (let size = 0; size === 0; size = (await journal.log.checkpoint(other))?.size ?? 0)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect((await journal.log.checkpoint(other))?.size).toBe(1);
});
