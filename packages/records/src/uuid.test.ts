import { describe, expect, it } from 'vitest';
import { AgencyId, PersonId, RecordId, SubjectId } from './ids.ts';
import { uuidV7, uuidV8 } from './uuid.ts';

describe('uuid', () => {
  it('makes the UUIDv7 of RFC 9562 appendix A.6, in the order of time', () => {
    const random = Uint8Array.of(0x0c, 0xc3, 0x98, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f);
    const first = uuidV7(1_645_557_742_000, random);
    expect(first).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
    expect(uuidV7(1_645_557_742_001, new Uint8Array(10)) > first).toBe(true);
    for (const schema of [RecordId, AgencyId, SubjectId, PersonId]) expect(schema.safeParse(first).success).toBe(true);
  });

  it('makes a UUIDv8 from a hash, the same for the same content', () => {
    const hash = Uint8Array.from({ length: 32 }, (_, index) => index);
    expect(uuidV8(hash)).toBe('00010203-0405-8607-8809-0a0b0c0d0e0f');
    expect(RecordId.safeParse(uuidV8(hash)).success).toBe(true);
  });
});
