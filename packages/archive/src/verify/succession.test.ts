import { encodeSuccession, parseNote, signNote } from '@liuhen/ledger';
import { expect, it } from 'vitest';
import { keyOf, makeSource } from '../write/house.fixture.ts';
import { judge, pack } from '../write/packed.fixture.ts';

/** A package of a log that went on under another key; the old one is what somebody pinned years ago. */
const [old, heir] = [keyOf('thief'), keyOf('log')];
const { origin } = { origin: old.signer.name };
const text = encodeSuccession({ origin, from: old.verifierKey, to: heir.verifierKey });
const both = await signNote(text, [old.signer, heir.signer]);
const source = await makeSource();
const pinned = { trustedKeys: [old.verifierKey] };
const verifierKeys = [heir.verifierKey, old.verifierKey];

it('whoever pinned the old key trusts what the new one signed, by the word of both', async () => {
  const verdict = await judge(await pack({ ...source, verifierKeys, successions: [both] }), pinned);
  expect(verdict).toMatchObject({ verdict: 'sound', problems: [], summary: { trusted: true } });
});

it('without that word, or with one that the old key did not sign, the old key answers for nothing', async () => {
  for (const successions of [[], [await signNote(text, [heir.signer])]]) {
    const verdict = await judge(await pack({ ...source, verifierKeys, successions }), pinned);
    expect(verdict.verdict).toBe('broken');
    expect(verdict.problems.map(({ code }) => code)).toContain('keyUntrusted');
    expect(verdict.summary.trusted).toBe(false);
  }
});

it('a word on an heir that does not hold is named even to who pinned the new key', async () => {
  const { text: said } = parseNote(both);
  const forged = await signNote(said, [heir.signer]);
  const verdict = await judge(await pack({ ...source, successions: [forged] }), { trustedKeys: [heir.verifierKey] });
  expect(verdict.problems).toMatchObject([{ code: 'keyInvalid', where: 'data/successions.jsonl 第 1 行' }]);
});

it('what the old key signs after it was given up is not trusted by who pinned the new one', async () => {
  const stolen = await makeSource(undefined, 'thief');
  const verdict = await judge(await pack({ ...stolen, verifierKeys, successions: [both] }), {
    trustedKeys: [heir.verifierKey],
  });
  expect(verdict.verdict).toBe('broken');
  expect(verdict.summary.trusted).toBe(false);
});
