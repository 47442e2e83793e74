import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../bytes.ts';
import { hashNames } from '../digest.ts';
import { digests } from '../golden/native.fixture.ts';
import { portableDigests, portableHash } from './portable-digests.ts';

describe.each(hashNames)('portable %s', (name) => {
  it('agrees with OpenSSL at every length around the block', () => {
    for (let length = 0; length <= 200; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 131 + length) % 256);
      expect(toHex(portableDigests[name](bytes))).toBe(toHex(digests[name](bytes)));
    }
  });

  it('does not depend on how the bytes arrive', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 8 }), (pieces) => {
        const running = portableHash(name);
        for (const piece of pieces) running.update(piece);
        expect(toHex(running.digest())).toBe(toHex(digests[name](new Uint8Array(Buffer.concat(pieces)))));
      }),
    );
  });
});
