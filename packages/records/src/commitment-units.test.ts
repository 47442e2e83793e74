import { describe, expect, it } from 'vitest';
import { commitmentUnits } from './commitment-units.ts';
import { entry } from './record.fixture.ts';

describe('commitment units', () => {
  it('make each field of a document one that can be withheld alone', () => {
    const { body } = entry(1, 'complaintRegister', {
      title: '登记表',
      fields: { complainant: '某甲', target: '某厂' },
    });
    expect(commitmentUnits(body).map(([name]) => name)).toEqual([
      'people',
      'links',
      'files',
      'data.title',
      'data.fields.complainant',
      'data.fields.target',
    ]);
  });

  it('keep an empty set of fields apart from none at all', () => {
    const names = (data: object) => commitmentUnits(entry(1, 'otherDocument', { ...data }).body).map(([name]) => name);
    expect(names({ fields: {} })).toContain('data.fields');
    expect(names({})).not.toContain('data.fields');
    expect(names({ fields: ['列表不是字段'] })).toContain('data.fields');
  });

  it('commit to the names of files, whose hashes and sizes stand in the leaf', () => {
    const digest = 'a'.repeat(64);
    const { body } = entry(
      1,
      'recording',
      {},
      { files: [{ name: '现场.mp4', mediaType: 'video/mp4', sha256: digest, sm3: digest, size: 3 }] },
    );
    expect(commitmentUnits(body)[2]).toEqual(['files', [{ name: '现场.mp4', mediaType: 'video/mp4' }]]);
  });
});
