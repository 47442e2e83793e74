import { type CaseFile, type CaseFileRecord, parseCaseFile } from '@liuhen/records';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate, evaluateAgency } from '../evaluate.ts';
import { gate } from '../gate/gate.ts';
import { type BaseName, baseCase } from './base-cases.fixture.ts';
import { dossierOf, lastInstant } from './case-file.fixture.ts';

const times = [
  '2025-03-11T10:05:00+08:00',
  '1999-01-01',
  '2035-06-01T00:00:00Z',
  '2026-02-30',
  '昨天',
  '',
  '2026-08-15T00:00:00+08:00',
];
const odd = [
  null,
  '',
  '？',
  0,
  -1,
  280000,
  true,
  false,
  [],
  ['甲'],
  {},
  { name: null },
  [{ kind: '罚款', amount: 'x' }],
  ...times,
];
type Harm = (file: CaseFile, n: number, m: number) => void;
const at = (file: CaseFile, n: number): CaseFileRecord | undefined => file.records[n % file.records.length];
const bag = (record: CaseFileRecord): Record<string, (typeof odd)[number]> => {
  const { fields } = record.data;
  return (typeof fields === 'object' && fields !== null && !Array.isArray(fields) ? fields : record.data) as Record<
    string,
    (typeof odd)[number]
  >;
};

/** What may be wrong with a case file that can still be read: everything but its shape. */
const harms: readonly Harm[] = [
  (file, n, m) => {
    const r = at(file, n);
    if (r) {
      const keys = Object.keys(bag(r));
      const key = keys[m % Math.max(1, keys.length)];
      if (key) bag(r)[key] = odd[(n + m) % odd.length] ?? null;
    }
  },
  (file, n, m) => {
    const r = at(file, n);
    if (r) r.at = ['1999-01-01', '2035-06-01T00:00:00Z', '2026-08-15'][m % 3] ?? r.at;
  },
  (file, n) => {
    const r = at(file, n);
    if (r) r.until = '2001-01-01';
  },
  (file, n) => {
    file.records.splice(n % file.records.length, 1);
  },
  (file) => {
    file.records.reverse();
  },
  (file, n) => {
    const r = at(file, n);
    if (r) {
      delete r.links;
      delete r.signatures;
      delete r.by;
    }
  },
  (file) => {
    file.people = {};
    for (const r of file.records) delete r.by;
  },
  (file) => {
    file.devices = {};
  },
  (file) => {
    file.party = null;
  },
  (file, n, m) => {
    const keys = Object.keys(file.case);
    const key = keys[n % Math.max(1, keys.length)];
    if (key) file.case[key] = odd[m % odd.length] ?? null;
  },
];
const names: readonly BaseName[] = ['ordinary', 'summary', 'permit', 'dust'];

test('whatever nonsense a readable case file holds, judging it gives findings and never an exception', {
  timeout: 120_000,
}, () => {
  let readable = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 12 }),
      (name, hurts) => {
        const file = baseCase(name);
        for (const [which, n, m] of hurts) if (file.records.length > 0) harms[which % harms.length]?.(file, n, m);
        const parsed = parseCaseFile(file);
        if (!('file' in parsed)) return;
        readable += 1;
        const dossier = dossierOf(parsed.file);
        for (const when of [
          lastInstant(dossier),
          Temporal.Instant.from('1990-01-01T00:00:00Z'),
          Temporal.Instant.from('2040-01-01T00:00:00Z'),
        ]) {
          const findings = evaluate(dossier, when);
          expect(findings.length).toBeGreaterThan(0);
          for (const f of findings) expect(f.message).not.toMatch(/undefined|\[object|NaN/);
        }
        evaluateAgency(dossier.agency, lastInstant(dossier));
        for (const act of ['penaltyDecision', 'caseClosed', 'copyReleased', 'disposal', 'courtApplication'])
          gate(dossier, act, lastInstant(dossier));
      },
    ),
    { numRuns: 60 },
  );
  expect(readable).toBeGreaterThan(5);
});
