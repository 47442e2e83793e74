import { describe, expect, it } from 'vitest';
import { RecordId } from './ids.ts';

describe('ids', () => {
  it('takes a UUID in small letters and refuses it in capitals, which would be a second name for the same thing', () => {
    expect(RecordId.safeParse('01958329-33c0-7fff-bfff-ffffffffffff').success).toBe(true);
    expect(RecordId.safeParse('01958329-33C0-7fff-bfff-ffffffffffff').success).toBe(false);
  });
});
