import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commit, opensCommitment } from './commitment.ts';
import { digests } from './golden/native.fixture.ts';

const salt = new Uint8Array(32).fill(7);

describe('commitment', () => {
  it('opens with its own name, value and salt, and with nothing else', () => {
    const commitment = commit(digests, 'data.fields.电话', '13800000000', salt);
    expect(opensCommitment(digests, commitment, 'data.fields.电话', '13800000000', salt)).toBe(true);
    expect(opensCommitment(digests, commitment, 'data.fields.传真', '13800000000', salt)).toBe(false);
    expect(opensCommitment(digests, commitment, 'data.fields.电话', '13800000001', salt)).toBe(false);
    expect(opensCommitment(digests, commitment, 'data.fields.电话', '13800000000', new Uint8Array(32))).toBe(false);
    expect(
      opensCommitment(digests, { ...commitment, sm3: commitment.sha256 }, 'data.fields.电话', '13800000000', salt),
    ).toBe(false);
  });

  it('cannot be made to agree by moving text between name and value', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (name, more) => {
        expect(commit(digests, name + more, 'x', salt)).not.toEqual(commit(digests, name, `${more}x`, salt));
      }),
    );
  });

  it('wants a full salt', () => {
    expect(() => commit(digests, 'people', [], new Uint8Array(31))).toThrow('盐须为 32 字节');
  });
});
