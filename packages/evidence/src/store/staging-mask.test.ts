import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveStagingMask, maskAt, unmasked } from './staging-mask.ts';

const master = randomBytes(32);

describe('the mask over staged bytes', () => {
  it('is the same whether laid on at once or from any place onwards', () => {
    const mask = deriveStagingMask(master, 'upload');
    const bytes = randomBytes(2_000);
    const whole = maskAt(mask, 0)(bytes);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_999 }), (from) => {
        expect(Buffer.from(maskAt(mask, from)(bytes.subarray(from)))).toEqual(Buffer.from(whole.subarray(from)));
      }),
    );
  });

  it('comes off again', async () => {
    const mask = deriveStagingMask(master, 'upload');
    const bytes = randomBytes(100_000);
    const masked = maskAt(mask, 0)(bytes);
    const parts: Uint8Array[] = [];
    for await (const part of unmasked(pieces(masked), mask)) parts.push(part);
    expect(Buffer.concat(parts)).toEqual(bytes);
  });

  it('carries its counter over the end of 128 bits', () => {
    const mask = { key: randomBytes(32), iv: Buffer.alloc(16, 0xff) };
    const whole = maskAt(mask, 0)(Buffer.alloc(64));
    expect(Buffer.from(maskAt(mask, 32)(Buffer.alloc(32)))).toEqual(Buffer.from(whole.subarray(32)));
  });

  it('differs from upload to upload and from key to key', () => {
    const zero = Buffer.alloc(32);
    const masks = [
      deriveStagingMask(master, 'a'),
      deriveStagingMask(master, 'b'),
      deriveStagingMask(randomBytes(32), 'a'),
    ];
    expect(new Set(masks.map((mask) => Buffer.from(maskAt(mask, 0)(zero)).toString('hex'))).size).toBe(3);
  });
});

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 7_777) yield bytes.subarray(at, at + 7_777);
}
