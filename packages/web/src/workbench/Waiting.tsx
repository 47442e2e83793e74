import type { Api, TaskLine } from '@liuhen/server/api';
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
        等别人的 <span className="soft figures">{byCase(lines).length} 件</span>
      </div>
      {query.data !== undefined && lines.length === 0 ? (
        <Empty title="没有在等别人的">您承办的案件送审、报批之后，等谁办、办什么列在这里。</Empty>
      ) : (
        <ul className="workbench__list">
          {byCase(lines).map(([first, waiting]) => (
            <li key={first.case} className="workbench__recording">
              <Link to="/cases/$case/$tab" params={{ case: first.case, tab: 'process' }} search={{}}>
                {first.caseTitle}
              </Link>
              {waiting.map(([who, what]) => (
                <span key={who}>
                  <span className="soft">{who}：</span>
                  {what.join('、')}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}

/** Case by case, and in each for whom: five acts of one head are one line. */
function byCase(tasks: readonly TaskLine[]): [TaskLine, [string, string[]][]][] {
  const cases = new Map<string, [TaskLine, Map<string, Set<string>>]>();
  for (const task of tasks) {
    const [, waiting] = cases.get(task.case) ?? [task, new Map<string, Set<string>>()];
    waiting.set(task.who, (waiting.get(task.who) ?? new Set()).add(task.title));
    cases.set(task.case, [cases.get(task.case)?.[0] ?? task, waiting]);
  }
  return [...cases.values()].map(([first, waiting]) => [first, [...waiting].map(([who, what]) => [who, [...what]])]);
}
