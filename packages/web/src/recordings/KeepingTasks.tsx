import type { Api, KeepingTask } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../api/call.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { left, moment } from '../time/moment.ts';

const places = {
  link: '/recordings',
  keeping: '/keeping',
  offlineCustody: '/keeping',
  explainMissing: '/devices',
  device: '/devices',
  none: '/devices',
} as const;

/** What of the keeping of recordings waits for me: damage, missing numbers, strange devices, what is linked to nothing. */
export function KeepingTasks({ now }: { now: number }) {
  const query = useQuery({
    queryKey: ['tasks', 'keeping'],
    queryFn: () => call<Api['keeping']['tasks']>('GET', '/api/keeping/tasks'),
  });
  const tasks = query.data?.tasks ?? [];
  if (tasks.length === 0) return null;
  return (
    <aside className="panel" aria-label="音像保管">
      <div className="panel__head">
        音像保管 <span className="soft figures">{tasks.length} 件</span>
      </div>
      <ul className="workbench__list">
        {tasks.map((task) => (
          <li key={task.key} className="workbench__recording">
            <Link to={places[task.act ?? 'none']}>{task.title}</Link>
            <span className="soft">{task.detail}</span>
            <Clock task={task} now={now} />
          </li>
        ))}
      </ul>
    </aside>
  );
}

function Clock({ task: { due, since, kind }, now }: { task: KeepingTask; now: number }) {
  if (due === null) {
    return <StatusMark status={kind === 'fixityDamage' ? 'broken' : 'due'} word={`${moment(since)} 起`} />;
  }
  const { past, words } = left(due, now);
  return <StatusMark status={past ? 'broken' : 'due'} word={words} />;
}
