import type { TaskLine } from '@liuhen/server/api';
import type { Status } from '../status/status.ts';

export type TaskGroup = {
  readonly title: '已逾期' | '今天' | '本周' | '以后';
  readonly status: Status;
  readonly tasks: readonly TaskLine[];
};

const day = 24 * 60 * 60 * 1000;
const shanghai = 8 * 60 * 60 * 1000;

/** By legal clock, in Shanghai's days: past, today, the week that ends on Sunday, later. */
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
  ];
  return groups.filter((group) => group.tasks.length > 0);
}

export type OpenCase = {
  readonly case: string;
  readonly caseNo: string | null;
  readonly caseTitle: string;
  readonly acts: readonly TaskLine[];
  readonly duties: readonly TaskLine[];
};

/** What has no clock, case by case in the order given; the same act offered twice is one. */
export function openByCase(tasks: readonly TaskLine[]): OpenCase[] {
  const cases = new Map<string, OpenCase & { acts: TaskLine[]; duties: TaskLine[] }>();
  for (const task of tasks.filter(({ due }) => due === null)) {
    const { caseNo, caseTitle } = task;
    const line = cases.get(task.case) ?? { case: task.case, caseNo, caseTitle, acts: [], duties: [] };
    cases.set(task.case, line);
    if (task.act === null) line.duties.push(task);
    else if (!task.blocked && !line.acts.some(({ act, title }) => act === task.act && title === task.title))
      line.acts.push(task);
  }
  return [...cases.values()].filter(({ acts, duties }) => acts.length + duties.length > 0);
}
