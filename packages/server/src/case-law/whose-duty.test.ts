import { expect, test } from 'vitest';
import { bearersOf } from './whose-duty.ts';

test.each([
  ['承办人', ['handler']],
  ['行政执法大队及其执法人员', ['handler', 'brigadeChief']],
  ['承办机构负责人', ['brigadeChief']],
  ['分局负责人、分管负责人、市局负责人', ['deputyHead', 'cityHead', 'bureauHead']],
  ['法制审核人员', ['legalReviewer']],
  ['申请人', ['nobody']],
  ['当事人', ['nobody']],
  ['无人提及', ['handler']],
] as const)('a duty of %s is borne by %j', (who, bearers) => {
  expect(bearersOf(who)).toEqual(bearers);
});
