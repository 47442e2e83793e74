import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../bytes.ts';
import { decodeSignature, encodeSignature } from './der.ts';

const scalar = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('DER of a signature', () => {
  it('leads back to r and s', () => {
    fc.assert(
      fc.property(scalar, scalar, (r, s) => {
        expect(decodeSignature(encodeSignature({ r, s }))).toEqual({ r, s });
      }),
    );
  });

  it('writes small, large and zero numbers in the fewest bytes', () => {
    const number = (hex: string) => fromHex(hex.padStart(64, '0'));
    expect(toHex(encodeSignature({ r: number('01'), s: number('80') }))).toBe('300702010102020080');
    expect(toHex(encodeSignature({ r: number('00'), s: number('7f') }))).toBe('300602010002017f');
  });

  it.each([
    ['nothing', ''],
    ['a bare tag', '30'],
    ['trailing bytes', '30070201010202008000'],
    ['trailing bytes inside', '3008020101020200800 0'.replace(' ', '')],
    ['a length too large', '300802010102020080'],
    ['a long-form length', '30810702010102020080'],
    ['an indefinite length', '3080020101020200800000'],
    ['a superfluous zero', '30080202000102020080'],
    ['a negative number', '30060201010201ff'],
    ['an empty number', '300502000201ff'],
    ['another tag', '310702010102020080'],
    ['another inner tag', '300703010102020080'],
    ['a missing s', '3003020101'],
    ['a number of 34 bytes', `3027022200${'11'.repeat(33)}020101`],
  ])('refuses %s', (_name, hex) => {
    expect(decodeSignature(fromHex(hex))).toBeNull();
  });

  it('has no second encoding: whatever decodes encodes to the same bytes', () => {
    const valid = encodeSignature({ r: new Uint8Array(32).fill(0x81), s: new Uint8Array(32).fill(0x11) });
    fc.assert(
      fc.property(fc.nat(valid.length - 1), fc.nat(255), (at, byte) => {
        const changed = valid.map((each, index) => (index === at ? byte : each));
        const decoded = decodeSignature(changed);
        if (decoded !== null) expect(encodeSignature(decoded)).toEqual(changed);
      }),
    );
  });
});
