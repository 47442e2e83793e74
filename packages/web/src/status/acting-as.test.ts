import { describe, expect, it } from 'vitest';
import { fieldOffice, leadingOffice } from './acting-as.ts';

const chief = { offices: [{ office: 'officer' }, { office: 'brigadeChief' }, { office: 'deviceManager' }] };

describe('the office in which somebody acts', () => {
  it('is the leading one where it is led, and that of an officer in the field', () => {
    expect(leadingOffice(chief)?.office).toBe('brigadeChief');
    expect(fieldOffice(chief)?.office).toBe('officer');
  });

  it('is the one there is, or none', () => {
    expect(leadingOffice({ offices: [{ office: 'officer' }] })?.office).toBe('officer');
    expect(fieldOffice({ offices: [{ office: 'archivist' }] })?.office).toBe('archivist');
    expect([leadingOffice({ offices: [] }), fieldOffice({ offices: [] })]).toEqual([null, null]);
  });
});
