import { describe, expect, it } from 'vitest';
import { caseFileFormat } from './case-file.ts';
import { parseCaseFile } from './parse.ts';

const good = {
  format: caseFileFormat,
  agency: { profile: { regulator: '某分局' } },
  people: { OF1: { name: '甲', role: '执法人员', appointments: [{ office: 'officer' }], certificates: [] } },
  devices: {},
  case: { caseNo: '1' },
  records: [
    {
      key: 'a',
      kind: 'siteInspection',
      at: '2025-03-11T10:05:00+08:00',
      until: '2025-03-11T11:00:00+08:00',
      by: [{ role: '执法人员', person: 'OF1' }],
      data: {},
    },
  ],
};
const record = good.records[0];

function problemsOf(input: unknown): string {
  const parsed = parseCaseFile(input);
  if (parsed.ok) throw new Error('taken in');
  return parsed.problems.map(({ where, message }) => `${where} ${message}`).join('\n');
}

describe('a case file', () => {
  it('is taken in when its form is right', () => expect(parseCaseFile(good).ok).toBe(true));
  it('may be without records', () => expect(parseCaseFile({ ...good, records: [] }).ok).toBe(true));

  it.each([
    ['no case file at all', '文字', /缺少 format/],
    ['nothing', null, /缺少 format/],
    ['another format', { ...good, format: 'other@1' }, /format/],
    ['a missing part', { ...good, people: undefined }, /people/],
    ['a repeated key', { ...good, records: [record, record] }, /“a”重复/],
    ['an unknown kind', { ...good, records: [{ ...record, kind: 'teleportation' }] }, /不认识的记录种类/],
    ['a schema nobody wrote', { ...good, records: [{ ...record, schema: 9 }] }, /不认识的记录种类/],
    ['a wrong type', { ...good, records: [{ ...record, data: { certShown: '是' } }] }, /certShown/],
    ['an unreadable time', { ...good, records: [{ ...record, at: '上午' }] }, /读不懂的时间“上午”/],
    ['an unreadable end', { ...good, records: [{ ...record, until: '下午' }] }, /读不懂的时间“下午”/],
    [
      'an unknown person',
      { ...good, records: [{ ...record, by: [{ role: '执法人员', person: 'OF9' }] }] },
      /没有“OF9”/,
    ],
    ['a binary fraction', { ...good, records: [{ ...record, data: { value: 1.5 } }] }, /带引号的文字/],
  ])('is refused for %s, saying where', (_, input, expected) => expect(problemsOf(input)).toMatch(expected));
});
