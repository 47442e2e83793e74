import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from './bytes.ts';
import { canonicalize } from './canonical.ts';
import { firstLeaf, laterLeaf } from './golden/leaf.fixture.ts';
import { decodeLeaf, encodeLeaf, type Leaf } from './leaf.ts';

describe('leaf', () => {
  it('reads back what it wrote', () => {
    for (const leaf of [firstLeaf, laterLeaf]) expect(decodeLeaf(encodeLeaf(leaf))).toEqual(leaf);
  });

  const spoiled: [string, Record<string, unknown>][] = [
    ['version', { version: 2 }],
    ['agency', { agency: firstLeaf.agency.toUpperCase() }],
    ['record', { record: 'x' }],
    ['subject', { subject: { type: 'party', id: firstLeaf.agency } }],
    ['subject', { subject: { ...firstLeaf.subject, number: '1' } }],
    ['subject', { subject: null }],
    ['subject', { subject: { type: 'case', name: firstLeaf.agency } }],
    ['subjectSeq', { subjectSeq: 0 }],
    ['subjectSeq', { subjectSeq: '1' }],
    ['previous', { previous: 'aa' }],
    ['previous', { previous: { sha256: 'aa'.repeat(32) } }],
    ['kind', { kind: 'siteInspection' }],
    ['kind', { kind: 'siteInspection@0' }],
    ['claimed', { claimed: { ...firstLeaf.claimed, precision: 'hour' } }],
    ['claimed', { claimed: { ...firstLeaf.claimed, from: '2025-03-11T02:05:00Z' } }],
    ['claimed', { claimed: [] }],
    ['notBefore', { notBefore: '2025-13-11T02:05:00.000Z' }],
    ['receivedAt', { receivedAt: null }],
    ['origin', { origin: 'paper' }],
    ['actor', { actor: '' }],
    ['lawEdition', { lawEdition: 7 }],
    ['commitments', { commitments: { people: 'aa' } }],
    ['commitments', { commitments: [] }],
    ['files', { files: {} }],
    ['files', { files: [{ sha256: 'aa'.repeat(32), sm3: 'bb'.repeat(32), size: -1 }] }],
  ];

  it.each(spoiled)('refuses a bad %s and names it: %j', (field, change) => {
    expect(() => decodeLeaf(utf8(canonicalize({ ...firstLeaf, ...change })))).toThrow(`“${field}”`);
  });

  it('refuses a missing field, a field too many, and what is no object', () => {
    const { actor: _actor, ...rest } = firstLeaf;
    expect(() => decodeLeaf(utf8(canonicalize(rest)))).toThrow('“actor”');
    expect(() => decodeLeaf(utf8(canonicalize({ ...firstLeaf, name: '张三' })))).toThrow('格式之外的字段“name”');
    expect(() => decodeLeaf(utf8('[]'))).toThrow('不是对象');
  });

  it('ties the first place to the absence of a predecessor', () => {
    const pair = { sha256: 'cc'.repeat(32), sm3: 'dd'.repeat(32) };
    expect(() => encodeLeaf({ ...firstLeaf, previous: pair })).toThrow('前一条');
    expect(() => encodeLeaf({ ...laterLeaf, previous: null })).toThrow('前一条');
  });

  it('is never read alike from two different byte strings', () => {
    const bytes = encodeLeaf(firstLeaf);
    const original = canonicalize(firstLeaf);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = bytes.map((byte, index) => (index === at ? byte ^ flip : byte));
        let read: Leaf | null = null;
        try {
          read = decodeLeaf(changed);
        } catch {
          return;
        }
        expect(canonicalize(read)).not.toBe(original);
      }),
    );
  });
});
