import { expect, it } from 'vitest';
import { nativeTools } from '../verify/verify-package.ts';
import { ed25519Works } from './self-check.ts';

it('tells an Ed25519 that works from one that is missing or says yes to everything', async () => {
  const { ed25519 } = nativeTools;
  expect(await ed25519Works(ed25519)).toBe(true);
  expect(await ed25519Works({ ...ed25519, verify: async () => false })).toBe(false);
  expect(await ed25519Works({ ...ed25519, verify: async () => true })).toBe(false);
});
