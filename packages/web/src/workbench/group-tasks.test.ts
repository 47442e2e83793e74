import type { TaskLine } from '@liuhen/server/api';
import { describe, expect, it } from 'vitest';
import { groupTasks, openByCase } from './group-tasks.ts';

const task = (key: string, due: string | null): TaskLine => ({
  key,
  title: key,
  case: key,
  caseNo: null,
  caseTitle: key,
  party: null,
  article: null,
  who: '',
  due,
  derivation: null,
  opens: null,
  blocked: false,
  act: null,
});
const now = Date.parse('2026-11-25T15:00:00+08:00');

describe('tasks by legal clock', () => {
  it('fall into past, today, this week and later, in Shanghai', () => {
    const tasks = [
      task('later', '2026-11-30T00:00:00+08:00'),
      task('none', null),
      task('past', '2026-11-25T14:59:00+08:00'),
      task('tonight', '2026-11-25T23:59:59+08:00'),
      task('sunday', '2026-11-29T23:00:00+08:00'),
    ];
    expect(groupTasks(tasks, now).map((group) => [group.title, group.tasks.map(({ key }) => key)])).toEqual([
      ['已逾期', ['past']],
      ['今天', ['tonight']],
      ['本周', ['sunday']],
      ['以后', ['later']],
    ]);
  });

  it('without a clock stand by case, the same act once, what is barred not at all', () => {
    const act = (key: string, of: string, name: string | null, blocked = false): TaskLine => ({
      ...task(key, null),
      case: of,
      act: name,
      title: name ?? key,
      blocked,
    });
    const lines = openByCase([
      act('1', 'a', 'siteInspection'),
      act('2', 'a', 'siteInspection'),
      act('3', 'a', null),
      act('4', 'b', 'caseClosed', true),
      task('dated', '2026-11-30T00:00:00+08:00'),
    ]);
    expect(lines.map((line) => [line.case, line.acts.length, line.duties.length])).toEqual([['a', 1, 1]]);
  });

  it('are no groups when there is nothing to do', () => expect(groupTasks([], now)).toEqual([]));
});
