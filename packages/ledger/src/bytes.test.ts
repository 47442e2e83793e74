import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, equalBytes, fromBase64, fromHex, fromUtf8, toBase64, toHex, utf8 } from './bytes.ts';

describe('bytes', () => {
  it('hexadecimal and Base64 lead back to the bytes and agree with those of the platform', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromHex(toHex(bytes))).toEqual(bytes);
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
    );
  });

  it.each(['0', 'AB', 'zz', '0x00', ' 00'])('“%s” is not hexadecimal as we write it', (text) => {
    expect(() => fromHex(text)).toThrow('小写十六进制');
  });

  it.each(['QQ', 'QR==', 'Q Q==', 'QQ==\n', '*', 'QUI'])('“%s” is a second spelling of Base64 and refused', (text) => {
    expect(() => fromBase64(text)).toThrow('Base64');
  });

  it('text outside the basic plane survives, and broken UTF-8 is refused', () => {
    expect(fromUtf8(utf8('\uFEFF𠅤㛃'))).toBe('\uFEFF𠅤㛃');
    expect(() => fromUtf8(Uint8Array.of(0xff))).toThrow('UTF-8');
  });

  it('pieces are joined in order, and equality sees length and every byte', () => {
    expect(concatBytes(Uint8Array.of(1), Uint8Array.of(), Uint8Array.of(2, 3))).toEqual(Uint8Array.of(1, 2, 3));
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1))).toBe(false);
  });
});
