import { expect, test } from 'vitest';
import { baseCase } from '../cases/base-cases.fixture.ts';
import { dossierOf, lastInstant } from '../cases/case-file.fixture.ts';
import { evaluate } from '../evaluate.ts';
import { findingsJson } from './findings-json.ts';

test('findings leave the house with readable record names, Chinese messages, and the sum behind every date', () => {
  const dossier = dossierOf(baseCase('dust'));
  const { findings } = findingsJson(evaluate(dossier, lastInstant(dossier)), dossier);
  expect(Object.keys(findings[0] ?? {})).toEqual([
    'id',
    'article',
    'severity',
    'status',
    'legalEffect',
    'compliance',
    'due',
    'derivation',
    'records',
    'cure',
    'message',
  ]);
  const late = findings.find((f) => f.id === 'A07.4');
  expect(late).toMatchObject({
    severity: 'V',
    status: 'metLate',
    compliance: 'violation',
    due: '2026-03-25T13:10:00.000Z',
  });
  expect(late?.records).toContain('programInitiationApproval 吉白山环(抚松)立〔2026〕9号');
  expect(late?.derivation).toContain('24 小时');
  expect(late?.message).toMatch(/超期 12 小时 30 分.*制度第七条/);
  for (const f of findings) {
    expect(f.message.endsWith('。')).toBe(true);
    expect([f.id, f.compliance === 'violation', f.cure !== null]).toEqual([
      f.id,
      f.compliance === 'violation',
      f.compliance === 'violation' || f.status === 'blocked',
    ]);
  }
});

test('the service that is void stops its clocks: it is told as blocked, with what to do', () => {
  const dossier = dossierOf(baseCase('dust'));
  const served = evaluate(dossier, lastInstant(dossier)).find((f) => f.id === 'penalty-law-2021.61');
  expect(served).toMatchObject({ status: 'blocked', compliance: null });
  expect(served?.message).toContain('送达尚未成立');
});
