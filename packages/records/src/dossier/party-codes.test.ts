import { expect, test } from 'vitest';
import { partyCodeIn, partyCodesOf } from './party-codes.ts';

test('the whole of a code is known in whatever hand it is typed; half of one is not', () => {
  expect(partyCodeIn(' 9122-9900 ma0tp00189 ')).toBe('91229900MA0TP00189');
  expect(partyCodeIn('22062119800101123x')).toBe('22062119800101123X');
  expect(partyCodeIn('220621800101123')).toBe('220621800101123');
  expect(partyCodeIn('91229900MA0TP')).toBeNull();
  expect(partyCodeIn('抚松县松江洗煤厂')).toBeNull();
});

test('the code of a unit is public; that of a person, and an id number wherever it was written, is not', () => {
  expect(partyCodesOf({ partyType: 'legalPerson', uscc: '91229900MA0TP00189' })).toEqual([
    { code: '91229900MA0TP00189', ofPerson: false },
  ]);
  expect(partyCodesOf({ partyType: '公民', uscc: '92220621MA14ABCD1X' })[0]?.ofPerson).toBe(true);
  expect(partyCodesOf({ partyType: '公民', idNumber: '22062119800101123X' })).toEqual([
    { code: '22062119800101123X', ofPerson: true },
  ]);
  expect(partyCodesOf({ partyType: 'legalPerson', uscc: '22062119800101123X' })[0]?.ofPerson).toBe(true);
  expect(partyCodesOf({ uscc: '22062119800101123X', idNumber: '22062119800101123x' })).toHaveLength(1);
  expect(partyCodesOf({ partyType: '公民', uscc: 42, idNumber: '不详' })).toEqual([]);
});
