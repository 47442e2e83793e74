import type { CaseView } from '@liuhen/server/api';
import { expect, test } from 'vitest';
import { namesIn } from './names-context.ts';

test('the keys of an imported file become the names of the people they stand for', () => {
  const fact = { kind: 'caseImported', data: { people: { HD: 'id-1', XX: 'nobody' } }, people: [] };
  const view: Pick<CaseView, 'header' | 'facts'> = JSON.parse(
    JSON.stringify({ header: { people: [{ relation: 'approver', id: 'id-1', name: '高明远' }] }, facts: [fact] }),
  );
  const names = namesIn(view);
  expect(names.get('HD')).toBe('高明远');
  expect(names.get('XX')).toBeUndefined();
});
