import { expect, test } from 'vitest';
import { maskValue } from './mask-value.ts';

const persons = { names: ['王小明'], homes: ['吉林省抚松县某屯三组'], hidden: ['李小满'] };

test('every text of a value is masked, rows stay rows, and what was taken out is counted by kind', () => {
  const { value, masked } = maskValue(
    {
      facts: '王小明（220621198801012345）在吉林省抚松县某屯三组焚烧，李小满在场，王小明承认',
      rows: [{ kind: '罚款', amount: 200, paid: true, note: null }],
      performance: { bank: '示例银行', account: '0000 1234', days: 15, phone: '' },
    },
    persons,
  );
  expect(value).toEqual({
    facts: '王某某（＊＊＊）在吉林省抚松县（以下略）焚烧，某某在场，王某某承认',
    rows: [{ kind: '罚款', amount: 200, paid: true, note: null }],
    performance: { bank: '示例银行', account: '＊＊＊', days: 15, phone: '' },
  });
  expect(masked).toEqual([
    { what: '姓名', times: 3 },
    { what: '住址', times: 1 },
    { what: '公民身份号码', times: 1 },
    { what: '银行账号', times: 1 },
  ]);
});

test('a field that holds somebody’s number is masked whatever the number looks like, by its own key too', () => {
  expect(maskValue('分机 12', persons, 'partyPhone')).toEqual({
    value: '＊＊＊',
    masked: [{ what: '电话号码', times: 1 }],
  });
  expect(maskValue(['A1234', 99], persons, 'idNumber').value).toEqual(['＊＊＊', '＊＊＊']);
});

test('an organisation and what it did stay as they are', () => {
  const value = { partyName: '抚松县示例石材有限公司', uscc: '91229900MA0TP00189', penalty: '罚款 280000 元' };
  expect(maskValue(value, persons)).toEqual({ value, masked: [] });
});
