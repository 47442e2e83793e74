import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isResidentId, isUnifiedSocialCreditCode } from './index.ts';

const vectors = new URL('../../../../../shared/reference/conformance/09-cn-ids/dev/', import.meta.url);
const absent = !existsSync(vectors);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, vectors), 'utf8'));

describe('identity numbers', () => {
  it('accepts the specimens’ numbers and refuses one wrong character', () => {
    expect(isUnifiedSocialCreditCode('91229900MA0TP00189')).toBe(true);
    expect(isUnifiedSocialCreditCode('91229900MA0TP00188')).toBe(false);
    expect(isUnifiedSocialCreditCode('91229900MA0TPO0189')).toBe(false);
    expect(isResidentId('229900197911050237')).toBe(true);
    expect(isResidentId('229900197911050236')).toBe(false);
    expect(isResidentId('229900197902300237')).toBe(false);
  });

  it.skipIf(absent)('agrees with the vectors kept beside the checkout (absent there: skipped)', () => {
    const codes = read('uscc.json');
    for (const code of codes.valid) expect(isUnifiedSocialCreditCode(code), code).toBe(true);
    for (const { v } of codes.invalid) expect(isUnifiedSocialCreditCode(v), v).toBe(false);
    const residents = read('resident-id.json');
    for (const { id } of residents.valid) expect(isResidentId(id), id).toBe(true);
    for (const { id } of residents.invalid) expect(isResidentId(id, '2026-11-25'), id).toBe(false);
  });
});
