import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from './bytes.ts';
import { canonicalBytes, canonicalize, canonicalizeWithFractions, parseCanonical } from './canonical.ts';

const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 5 }),
  ),
})).value;

describe('canonical JSON', () => {
  it('sorts keys by UTF-16 code units, at every depth', () => {
    // The pair sorts before U+FB33 by code unit, after it by code point.
    expect(canonicalize({ '\ufb33': 1, '\u{1f600}': 2, b: { z: [], a: {} }, '': 0 })).toBe(
      '{"":0,"b":{"a":{},"z":[]},"\u{1f600}":2,"\ufb33":1}',
    );
  });

  it('escapes what RFC 8785 escapes and nothing else', () => {
    expect(canonicalize('€$\u000f\nA\'B"\\"/\u2028</script>')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\"/\u2028</script>"');
  });

  it('does not normalise: two spellings of Å stay two', () => {
    expect(canonicalize('\u00c5')).not.toBe(canonicalize('A\u030a'));
  });

  it.each([
    ['a fraction', { a: [1.5] }, '$.a[0]'],
    ['an integer beyond 2^53', 2 ** 53, '$'],
    ['not a number', Number.NaN, '$'],
    ['undefined', { a: undefined }, '$.a'],
    ['a hole', new Array(1), '$[0]'],
    ['a function', () => 1, '$'],
    ['a bigint', 1n, '$'],
    ['a symbol', Symbol('x'), '$'],
    ['a lone surrogate', 'x\ud800', '$'],
    ['a lone surrogate in a key', { '\udc00': 1 }, '$'],
    ['a Date', new Date(0), '$'],
    ['a Map', { m: new Map() }, '$.m'],
    ['bytes', new Uint8Array(1), '$'],
  ])('refuses %s and says where', (_name, value, path) => {
    expect(() => canonicalize(value)).toThrow(path);
  });

  it('takes objects without a prototype, keys named like members of Object, and negative zero as zero', () => {
    const bare: Record<string, unknown> = Object.create(null);
    bare.b = -0;
    expect(canonicalize(bare)).toBe('{"b":0}');
    expect(canonicalize(JSON.parse('{"__proto__":0}'))).toBe('{"__proto__":0}');
    expect(canonicalize({ constructor: 1, toJSON: 'x' })).toBe('{"constructor":1,"toJSON":"x"}');
  });

  it('refuses nesting that would exhaust the stack', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(() => canonicalize(deep)).toThrow('嵌套超过 200 层');
  });

  it('reads what it wrote, and writes the same again', () => {
    fc.assert(
      fc.property(json, (value) => {
        const bytes = canonicalBytes(value);
        expect(canonicalBytes(parseCanonical(bytes))).toEqual(bytes);
        expect(parseCanonical(bytes)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([
    '{"a":1,"a":2}',
    '{"b":1,"a":2}',
    '{"a": 1}',
    '1.0',
    '1e2',
    '-0',
    '"\\u0041"',
    '"\\/"',
    '{"a":1}\n',
    '\uFEFF1',
    '',
    '{',
    '"\\ud800"',
    '1.5',
  ])('refuses %s: one value has one spelling', (text) => {
    expect(() => parseCanonical(utf8(text))).toThrow();
  });

  it('writes fractions only in the profile kept for comparison with others', () => {
    expect(canonicalizeWithFractions([333333333.3333333, 1e30, 4.5, 2e-3, 1e-27, -0])).toBe(
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    );
    expect(() => canonicalizeWithFractions(Number.POSITIVE_INFINITY)).toThrow('有限数');
  });
});
