import { describe, expect, it } from 'vitest';
import { agency, entry } from './record.fixture.ts';
import { validateRecord } from './validate.ts';

const good = entry(1, 'siteInspection', { certShown: true, somethingNobodyForesaw: '照收' }).body;

describe('validation at the door', () => {
  it('takes in what is well formed, even with more than was asked', () => {
    expect(validateRecord(good)).toEqual({ ok: true, body: good });
  });

  it('takes in any document of the catalogue with nothing in it: facts are not refused for being incomplete', () => {
    expect(validateRecord({ ...good, kind: 'siteInspectionRecord', data: { fields: {} } }).ok).toBe(true);
  });

  it.each([
    ['a missing field', { ...good, claimed: undefined }, 'malformed', 'claimed'],
    ['an extra field of the envelope', { ...good, position: 5 }, 'malformed', ''],
    ['an id in capitals', { ...good, id: good.id.toUpperCase() }, 'malformed', 'id'],
    ['an unknown kind', { ...good, kind: 'teleportation' }, 'unknownKind', 'kind'],
    ['a schema nobody wrote', { ...good, schema: 99 }, 'unknownKind', 'kind'],
    ['a wrong type', { ...good, data: { certShown: '是' } }, 'wrongData', 'data.certShown'],
    ['a case record under the agency', { ...good, subject: { type: 'agency', id: agency } }, 'wrongSubject', 'subject'],
    [
      'an agency record under a case',
      { ...good, kind: 'agencyProfile', data: { regulator: '某局' } },
      'wrongSubject',
      'subject',
    ],
    ['nothing at all', null, 'malformed', ''],
  ])('refuses %s, in Chinese, naming where and what to do', (_, input, code, where) => {
    const result = validateRecord(input);
    if (result.ok) throw new Error('taken in');
    expect(result.invalid.code).toBe(code);
    expect(result.invalid.where.join()).toContain(where);
    expect(result.invalid.message).toMatch(/[一-龥].*请/u);
  });
});
