import { expect, test } from 'vitest';
import { evaluate } from '../evaluate.ts';
import { isViolation } from '../findings/finding.ts';
import { findingsJson } from '../findings/findings-json.ts';
import { allObligations } from '../rulebooks/rulebooks.ts';
import { baseCase, baseNames, expectedFindings, specimenRules } from './base-cases.fixture.ts';
import { dossierOf, lastInstant } from './case-file.fixture.ts';

const classes = ['B', 'B*', 'V', 'W'];
function against(name: Parameters<typeof baseCase>[0]) {
  const dossier = dossierOf(baseCase(name));
  const found = evaluate(dossier, lastInstant(dossier)).filter((f) => isViolation(f) && classes.includes(f.severity));
  return findingsJson(found, dossier).findings;
}
/** `documents.samplingNotice 吉…6号` → its key; `events.sampling` → any step of that kind; `recordings.AV-…` → its key. */
const names = (ref: string) =>
  ref.split(' / ').map((part) => part.replace(/^(documents|events|recordings)\./, '').trim());
const points = (keys: readonly string[], ref: string) =>
  names(ref).some((name) => keys.some((key) => key === name || key.replace(/-\d+$/, '') === name));

test.each(baseNames)('the clean specimen %s has no finding of class B, B*, V or W at its last record', (name) => {
  expect(against(name)).toEqual([]);
});

test('the dust specimen gives each of its twenty expected findings, of the class expected, and nothing else', () => {
  const found = against('dust');
  const expected = expectedFindings('dust');
  expect(expected).toHaveLength(20);
  for (const e of expected) {
    const ids = [e.obligation].flat();
    const answers = found.filter((f) => ids.includes(f.id) && points(f.records, e.ref));
    expect([e.no, e.rule, answers.length > 0]).toEqual([e.no, e.rule, true]);
    expect([e.no, answers.some((f) => f.severity === e.class)]).toEqual([e.no, true]);
  }
  const stray = found.filter(
    (f) => !expected.some((e) => [e.obligation].flat().includes(f.id) && points(f.records, e.ref)),
  );
  expect(stray).toEqual([]);
});

test('service by leaving without witness or film is void under national law and a violation of the regulation: two verdicts', () => {
  const served = against('dust').filter((f) => f.id === 'A20.3' || f.id === 'A20.5');
  expect(served.map((f) => [f.legalEffect, f.compliance])).toEqual([
    ['invalid', 'violation'],
    ['invalid', 'violation'],
  ]);
});

test('every rule of the specimens names obligations that exist', () => {
  const known = new Set(allObligations.map((o) => o.id));
  for (const [rule, ids] of Object.entries(specimenRules())) {
    expect([rule, ids.length > 0, ids.filter((id) => !known.has(id))]).toEqual([rule, true, []]);
  }
  for (const e of expectedFindings('dust')) {
    const answers = specimenRules()[e.rule] ?? [];
    expect([e.rule, [e.obligation].flat().some((id) => answers.includes(id))]).toEqual([e.rule, true]);
  }
});
