import { expect, test } from 'vitest';
import { dayFrom } from '../calendars/day.ts';
import { parameterCatalogue } from './catalogue.ts';
import { defaultParameters, type ParameterSetting, parametersAt, readSetting } from './settings.ts';

const day = dayFrom(2026, 3, 1);

test('all twenty-seven parameters stand with a default they accept themselves, described in Chinese', () => {
  const definitions = Object.values(parameterCatalogue);
  expect(definitions.map((d) => d.id)).toEqual(
    Array.from({ length: 27 }, (_, i) => `P${String(i + 1).padStart(2, '0')}`),
  );
  for (const d of definitions) {
    expect(d.accepts(d.default), d.id).toBe(true);
    expect(defaultParameters[d.id]).toEqual(d.default);
    expect(d.description).toMatch(/[一-龥]{4}/);
    expect(d.accepts('没有这个值'), d.id).toBe(false);
    expect(d.accepts(null), d.id).toBe(false);
    for (const choice of Object.keys(d.choices ?? {})) expect(d.accepts(choice), `${d.id} ${choice}`).toBe(true);
  }
});

function setting(id: string, value: unknown, from = day): ParameterSetting {
  const reading = readSetting(id, value, from, '市局决定', null);
  if (!reading.ok) throw new Error(reading.refusal.message);
  return reading.setting;
}

test('a setting holds from its day on, and the latest one before the step wins whatever the order of records', () => {
  const later = setting('P01', 'exact', dayFrom(2026, 6, 1));
  const earlier = setting('P01', 'next_hour');
  for (const settings of [
    [earlier, later],
    [later, earlier],
  ]) {
    expect(parametersAt(settings, dayFrom(2026, 2, 28)).P01).toBe('exact');
    expect(parametersAt(settings, day).P01).toBe('next_hour');
    expect(parametersAt(settings, dayFrom(2026, 6, 1)).P01).toBe('exact');
  }
  expect(parametersAt([], day)).toBe(defaultParameters);
  expect(defaultParameters.P01).toBe('exact');
});

test('an unknown parameter, an impossible value and a change without reason are refused in so many words', () => {
  const code = (id: string, value: unknown, reason = '理由') => {
    const reading = readSetting(id, value, day, reason, null);
    return reading.ok ? null : reading.refusal.code;
  };
  expect(code('P28', 1)).toBe('parameter.unknown');
  expect(code('toString', 1)).toBe('parameter.unknown');
  expect(code('P18', 'weekends')).toBe('parameter.value');
  expect(code('P08', { citizenFen: 1.5, organizationFen: 2, inclusive: true })).toBe('parameter.value');
  expect(code('P08', { citizenFen: 100, organizationFen: 2, inclusive: true, extra: 1 })).toBe('parameter.value');
  expect(code('P08', { citizenFen: 100, organizationFen: 2, inclusively: true })).toBe('parameter.value');
  expect(code('P15', { day: '2026-02-30' })).toBe('parameter.value');
  expect(code('P15', { day: 20260230 })).toBe('parameter.value');
  expect(code('P11', { from: 22, to: '06:00' })).toBe('parameter.value');
  expect(code('P01', undefined)).toBe('parameter.value');
  expect(code('P01', 'next_hour', ' ')).toBe('parameter.reason');
  expect(code('P08', { citizenFen: 300_000, organizationFen: 10_000_000, inclusive: true })).toBeNull();
});
