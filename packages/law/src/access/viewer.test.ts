import { expect, test } from 'vitest';
import { agencyId, agencyOf, person } from './population.fixture.ts';
import { viewerOf } from './viewer.ts';

const head = { kind: 'person', data: { person: person(1), name: '高某' } };
const chief = { kind: 'person', data: { person: person(2), name: '韩某', unit: '大队' } };
const appointed = (index: number, office: string, more: object = {}) => ({
  kind: 'appointment',
  data: { person: person(index), office, from: '2026-01-01', ...more },
});
const delegated = (more: object = {}) => ({
  kind: 'delegation',
  data: { from: person(1), to: person(2), office: 'bureauHead', start: '2026-06-01', end: '2026-06-10', ...more },
});
const on = (day: string, told: Parameters<typeof agencyOf>[0]) =>
  viewerOf(agencyOf(told), agencyId, person(2), Temporal.Instant.from(`${day}T04:00:00Z`));

test('an office is held from its first to its last day in China, and not a day more', () => {
  const told = [chief, appointed(2, 'brigadeChief', { from: '2026-03-01', to: '2026-05-31' })];
  expect(on('2026-02-28', told).offices).toEqual([]);
  expect(on('2026-03-01', told).offices).toEqual(['brigadeChief']);
  expect(on('2026-05-31', told).offices).toEqual(['brigadeChief']);
  expect(on('2026-06-01', told).offices).toEqual([]);
  const lateEvening = viewerOf(agencyOf(told), agencyId, person(2), Temporal.Instant.from('2026-02-28T16:30:00Z'));
  expect(lateEvening.offices).toEqual(['brigadeChief']);
});

test('a delegation lends an office for its days, says for whom, and ends with the office of who gave it', () => {
  const told = [head, chief, appointed(1, 'bureauHead'), appointed(2, 'brigadeChief'), delegated()];
  expect(on('2026-06-05', told)).toMatchObject({
    offices: ['brigadeChief', 'bureauHead'],
    acting: [{ office: 'bureauHead', for: person(1) }],
    unit: '大队',
  });
  expect(on('2026-06-11', told).offices).toEqual(['brigadeChief']);
  const left = [
    head,
    chief,
    appointed(1, 'bureauHead', { to: '2026-06-03' }),
    appointed(2, 'brigadeChief'),
    delegated(),
  ];
  expect(on('2026-06-05', left).offices).toEqual(['brigadeChief']);
});

test('the office of an administrator cannot be lent', () => {
  const told = [head, chief, appointed(1, 'auditAdministrator'), delegated({ office: 'auditAdministrator' })];
  expect(on('2026-06-05', told).offices).toEqual([]);
});

test('a grant counts to its last day; one whose end cannot be read counts for nothing', () => {
  const grant = (until: string) => ({
    kind: 'grant',
    data: { person: person(2), thing: 'x', right: 'read', reason: '协办', until },
  });
  expect(on('2026-06-05', [chief, grant('2026-06-05')]).grants).toEqual([{ right: 'read', thing: 'x' }]);
  expect(on('2026-06-06', [chief, grant('2026-06-05')]).grants).toEqual([]);
  expect(on('2026-06-05', [chief, grant('长期')]).grants).toEqual([]);
});
