import { expect, test } from 'vitest';
import { evaluate } from '../evaluate.ts';
import { isViolation } from '../findings/finding.ts';
import { baseCase, specimenRules } from './base-cases.fixture.ts';
import { dossierOf, lastInstant } from './case-file.fixture.ts';
import { planted } from './planted.fixture.ts';

test.each(planted.map((defect, n) => [n + 1, defect.id, defect] as const))(
  'planted defect %i is found by %s',
  (_n, id, { base, plant, rule }) => {
    const file = baseCase(base);
    plant(file);
    const dossier = dossierOf(file);
    const found = new Set(
      evaluate(dossier, lastInstant(dossier))
        .filter(isViolation)
        .map((f) => f.id),
    );
    expect([...found]).toContain(id);
    if (rule !== undefined) expect(specimenRules()[rule]?.some((answer) => found.has(answer))).toBe(true);
  },
);
