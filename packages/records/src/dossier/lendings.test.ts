import { expect, test } from 'vitest';
import { lendingsOf } from './lendings.ts';

const event = (id: string, action: string, more: object = {}, answers?: string) => ({
  ...{ id, kind: 'custodyEvent', annulledBy: null as unknown },
  data: { action, ...more },
  links: answers === undefined ? [] : [{ rel: 'answers', record: answers }],
});
const lent = event('1', 'fileLent', { borrower: '赵启明', purpose: '复议答复', due: '2026-12-01' });

test('a lent file is out until its own return answers it', () => {
  expect(lendingsOf([lent])).toMatchObject([
    { borrower: '赵启明', purpose: '复议答复', due: '2026-12-01', returned: null },
  ]);
  const second = event('2', 'fileLent', { borrower: '周牧', due: '年底' });
  const back = event('3', 'fileReturned', {}, '1');
  expect(lendingsOf([lent, second, back]).map(({ returned, due }) => [returned?.id ?? null, due])).toEqual([
    ['3', '2026-12-01'],
    [null, null],
  ]);
});

test('what was taken back, or is another event of custody, is no lending and no return', () => {
  expect(lendingsOf([{ ...lent, annulledBy: 'x' }, event('4', 'moved')])).toEqual([]);
  expect(lendingsOf([lent, { ...event('5', 'fileReturned', {}, '1'), annulledBy: 'x' }])[0]?.returned).toBeNull();
  expect(lendingsOf([lent, { ...event('6', 'fileReturned', {}, '1'), kind: 'otherStep' }])[0]?.returned).toBeNull();
});
