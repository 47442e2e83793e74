import type { Viewer } from '@liuhen/law/access';
import type { Office } from '@liuhen/records';
import { expect, test } from 'vitest';
import { isMine } from './whose-task.ts';

const me = (...offices: Office[]): Viewer => ({
  person: 'me',
  agency: 'a',
  offices,
  acting: [],
  unit: null,
  grants: [],
});

test.each([
  ['承办人', ['officer'], ['me'], true],
  ['承办人', ['officer'], ['another'], false],
  ['行政执法大队及其执法人员', ['officer'], ['me'], true],
  ['行政执法大队及其执法人员', ['brigadeChief'], ['another'], true],
  ['承办机构负责人', ['bureauHead'], [], false],
  ['承办机构负责人', ['brigadeChief'], [], true],
  ['分局负责人、分管负责人、市局负责人', ['deputyHead'], [], true],
  ['法制审核人员', ['legalReviewer'], [], true],
  ['申请人', ['officer'], ['me'], false],
  ['当事人', ['brigadeChief'], ['me'], false],
  ['无人提及', ['officer'], ['me'], true],
] as const)('a task of %s, seen by %s in a case of %s', (who, offices, handlers, mine) => {
  expect(isMine(me(...offices), who, handlers)).toBe(mine);
});
