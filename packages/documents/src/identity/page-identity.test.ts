import { describe, expect, it } from 'vitest';
import { bindScan, pageIdentityText, readPageIdentity } from './page-identity.ts';

const document = { code: 'E14', record: '0198c0de-aaaa-7bbb-8ccc-0123456789ab', version: 2, pages: 3 };
const code = (page: number, change = {}) => pageIdentityText({ ...document, page, ...change });

describe('the code on a page', () => {
  it('says again what it was given, and nothing for a stranger’s code', () => {
    expect(readPageIdentity(code(3))).toEqual({ ...document, page: 3 });
    expect(readPageIdentity('https://example.cn')).toBeNull();
    expect(code(3)).toMatch(/^[0-9A-Z:]+$/);
  });

  it('puts scans into the order of the pages', () => {
    expect(bindScan([code(2), code(3), code(1)], document)).toEqual({ order: [2, 0, 1], problems: [] });
  });

  it('names what is missing, repeated, unreadable, of another version or another document', () => {
    const other = code(1, { record: '0198c0de-aaaa-7bbb-8ccc-ffffffffffff' });
    const { order, problems } = bindScan([code(1), code(1), null, other, code(2, { version: 1 })], document);
    expect(order).toEqual([0, -1, -1]);
    expect(problems.map((one) => one.problem)).toEqual([
      'repeated',
      'unread',
      'foreign',
      'foreign',
      'missing',
      'missing',
    ]);
    expect(problems[3]?.message).toContain('另一版本');
  });

  it('tells pages of another printing apart, which had another number of pages', () => {
    const { order, problems } = bindScan([code(1), code(2), code(3, { pages: 4 }), code(3)], document);
    expect(order).toEqual([0, 1, 3]);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/第 3 张扫描件出自另一次打印（共 4 页/),
    ]);
  });
});
