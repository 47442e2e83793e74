import { describe, expect, it } from 'vitest';
import { issuingAuthority } from './issuing-authority.ts';

const branch = {
  regulator: '某市生态环境局某县分局',
  legalPersonAuthority: '某市生态环境局',
  reconsiderationOrgan: '某市人民政府',
  localGovernment: '某县人民政府',
  court: null,
};

describe('whose name a document bears', () => {
  it('is the city bureau’s until the day the Code gives the branch a name of its own', () => {
    expect(issuingAuthority('penalty', '2026-08-14', branch)).toMatchObject({
      authority: '某市生态环境局',
      ownName: false,
      reconsideration: ['某市人民政府'],
    });
    expect(issuingAuthority('penalty', '2026-08-15', branch)).toMatchObject({
      authority: '某市生态环境局某县分局',
      ownName: true,
      reconsideration: ['某市人民政府', '某县人民政府'],
    });
  });

  it('stays the city bureau’s for permits and whatever else is not among the five kinds', () => {
    expect(issuingAuthority('other', '2026-09-01', branch).authority).toBe('某市生态环境局');
    for (const act of ['inspection', 'sealing', 'seizure', 'substitutePerformance', 'penalty'] as const) {
      expect(issuingAuthority(act, '2026-09-01', branch).ownName).toBe(true);
    }
  });

  it('moves with the agency’s own parameter, and does not arise where there is no branch', () => {
    expect(issuingAuthority('penalty', '2026-09-01', branch, '2027-01-01').ownName).toBe(false);
    const bureau = { ...branch, legalPersonAuthority: branch.regulator };
    expect(issuingAuthority('other', '2020-01-01', bureau)).toMatchObject({
      authority: branch.regulator,
      ownName: true,
    });
  });
});
