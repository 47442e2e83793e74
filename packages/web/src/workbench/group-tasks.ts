import type { TaskLine } from '@liuhen/server/api';
import type { Status } from '../status/status.ts';

export type TaskGroup = {
  readonly title: '已逾期' | '今天' | '本周' | '以后' | '未定期限';
  readonly status: Status;
  readonly tasks: readonly TaskLine[];
};

const day = 24 * 60 * 60 * 1000;
const shanghai = 8 * 60 * 60 * 1000;

/** By legal clock, in Shanghai's days: past, today, the week that ends on Sunday, later; what has no date at the end. */
export function groupTasks(tasks: readonly TaskLine[], now: number): TaskGroup[] {
  const endOfToday = Math.floor((now + shanghai) / day + 1) * day - shanghai;
  const weekday = (Math.floor((now + shanghai) / day) + 3) % 7;
  const endOfWeek = endOfToday + (6 - weekday) * day;
  const dated = tasks
    .filter((task) => task.due !== null)
    .sort((a, b) => Date.parse(a.due ?? '') - Date.parse(b.due ?? ''));
  const between = (from: number, to: number) =>
    dated.filter((task) => Date.parse(task.due ?? '') >= from && Date.parse(task.due ?? '') < to);
  const groups: TaskGroup[] = [
    { title: '已逾期', status: 'broken', tasks: between(Number.NEGATIVE_INFINITY, now) },
    { title: '今天', status: 'due', tasks: between(now, endOfToday) },
    { title: '本周', status: 'due', tasks: between(endOfToday, endOfWeek) },
    { title: '以后', status: 'plain', tasks: between(Math.max(endOfToday, endOfWeek), Number.POSITIVE_INFINITY) },
    { title: '未定期限', status: 'unjudged', tasks: tasks.filter((task) => task.due === null) },
  ];
  return groups.filter((group) => group.tasks.length > 0);
}
