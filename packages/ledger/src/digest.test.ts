import { describe, expect, it } from 'vitest';
import { utf8 } from './bytes.ts';
import { digestPair, samePair } from './digest.ts';
import { digests } from './golden/native.fixture.ts';

describe('digest pair', () => {
  it('holds both hashes of the same bytes, and differs when either does', () => {
    const abc = digestPair(digests, utf8('abc'));
    expect(abc).toEqual({
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      sm3: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    });
    expect(samePair(abc, { ...abc })).toBe(true);
    expect(samePair(abc, { ...abc, sha256: abc.sm3 })).toBe(false);
    expect(samePair(abc, { ...abc, sm3: abc.sha256 })).toBe(false);
  });
});
