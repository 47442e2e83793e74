import type { Api } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';

/** What waits for others in the cases I handle: for whom, and for what. */
export function Waiting() {
  const query = useQuery({
    queryKey: ['tasks', 'waiting'],
    queryFn: () => call<Api['tasks']['waiting']>('GET', '/api/tasks/waiting'),
  });
  if (query.error !== null) return <ProblemCard error={query.error} />;
  const lines = query.data?.tasks ?? [];
  return (
    <aside className="panel" aria-label="等别人的">
      <div className="panel__head">
        等别人的 <span className="soft figures">{lines.length} 项</span>
      </div>
      {query.data !== undefined && lines.length === 0 ? (
        <Empty title="没有在等别人的">您承办的案件送审、报批之后，等谁办、办什么列在这里。</Empty>
      ) : (
        <ul className="workbench__list">
          {lines.map((task) => (
            <li key={`${task.case}${task.key}${task.title}`} className="workbench__recording">
              <span>
                {task.who}：{task.title}
              </span>
              <Link to="/cases/$case/$tab" params={{ case: task.case, tab: 'process' }} search={{}}>
                {task.caseTitle}
              </Link>
              <span className="soft figures">{task.caseNo}</span>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}
