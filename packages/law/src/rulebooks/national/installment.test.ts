import { expect, test } from 'vitest';
import { dossierOf } from '../../cases/case-file.fixture.ts';
import { smallCases } from '../../cases/small-cases.fixture.ts';
import { story } from '../../cases/story.fixture.ts';
import { evaluate } from '../../evaluate.ts';
import { gate } from '../../gate/gate.ts';
import { at } from '../../periods/sums.fixture.ts';

const id = 'penalty-measures-2023.installment';
const [first] = smallCases.filter((one) => one.id === id);
if (first === undefined) throw new Error(id);
const late = dossierOf(first.fail);

test('instalments asked for after the fifteen days are found, with the last day and a cure, as a rule nobody could compare', () => {
  const [found] = evaluate(late, at('2025-06-20 09:00:00')).filter((f) => f.id === id);
  expect(found).toMatchObject({ status: 'metLate', severity: 'W', certainty: 'unverified' });
  expect(found?.message).toContain('末日 2025-06-12');
  expect(found?.message).toContain('超期 1 日');
  expect(found?.message).toContain('依据未经原文核实');
  expect(found?.cure).toContain('照计加处罚款');
});

test('what rests on knowledge alone bars nothing', () => {
  const codes = ['courtApplied', 'caseClosed', 'penaltyDecision'].flatMap((act) =>
    gate(late, act, at('2025-06-20 09:00:00')).map(({ code }) => code),
  );
  expect(codes).not.toContain(id);
});

test('before the measures of 2023 another edition ruled: a person judges', () => {
  const d = story([
    { kind: 'caseOpened', when: '2023-05-01', data: { caseType: 'penalty.ordinary' } },
    { kind: 'installmentRequested', when: '2023-06-30 09:00:00' },
    { kind: 'installmentRequested', when: '2023-07-03 09:00:00' },
  ]);
  const found = evaluate(d, at('2023-07-05 09:00:00')).filter((f) => f.id === id);
  expect(found.map(({ status }) => status)).toEqual(['judgement', 'breached']);
});
