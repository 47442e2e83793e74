import type { Api, TaskLine } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { useSignedIn } from '../app/frame/me-context.ts';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import { DueDate } from '../time/DueDate.tsx';
import { left, moment } from '../time/moment.ts';
import { useNow } from '../time/use-now.ts';
import { groupTasks } from './group-tasks.ts';
import './workbench.css';

/** One list, ordered by legal clock; to the right what is not handed in. Nothing else. */
export function WorkbenchPage() {
  const me = useSignedIn();
  const now = useNow(30_000);
  const query = useQuery({
    queryKey: ['tasks'],
    queryFn: () => call<Api['tasks']['mine']>('GET', '/api/tasks', { query: { limit: 200 } }),
  });
  return (
    <>
      <PageTitle title="工作台" note={`${me.name}，按法定时限排列`} />
      {query.error !== null && <ProblemCard error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {query.data !== undefined && (
        <div className="workbench">
          <section className="panel" aria-label="我要办的">
            {query.data.tasks.length === 0 ? (
              <Empty
                title="现在没有要办的事"
                act={
                  <Link to="/cases" search={{}}>
                    <Button type="primary">去看案件</Button>
                  </Link>
                }
              >
                案件有了到期的义务、待审批的文书或待补的记录，就会按法定时限列在这里。
              </Empty>
            ) : (
              groupTasks(query.data.tasks, now).map((group) => (
                <div key={group.title}>
                  <h2 className={`workbench__group workbench__group--${group.status}`}>
                    <StatusMark status={group.status} word={group.title} />
                    <span className="soft figures">{group.tasks.length} 件</span>
                  </h2>
                  <ul className="workbench__list">
                    {group.tasks.map((task) => (
                      <Task key={task.key} task={task} now={now} />
                    ))}
                  </ul>
                </div>
              ))
            )}
          </section>
          <aside className="panel" aria-label="未入库的音像">
            <div className="panel__head">
              音像 <span className="soft">24 小时内入库并关联</span>
            </div>
            {query.data.recordings.length === 0 ? (
              <Empty title="都已入库并关联">第二十七条：音像记录应在制作完成后 24 小时内入库。</Empty>
            ) : (
              <ul className="workbench__list">
                {query.data.recordings.map((recording) => {
                  const { past, words } = left(recording.due, now);
                  return (
                    <li key={recording.record} className="workbench__recording">
                      <span>{recording.title}</span>
                      <span className="soft figures">{moment(recording.endedAt)} 摄录结束</span>
                      <StatusMark status={past ? 'broken' : 'due'} word={words} />
                      {!recording.linked && <span className="soft">尚未关联到执法活动</span>}
                    </li>
                  );
                })}
              </ul>
            )}
          </aside>
        </div>
      )}
    </>
  );
}

function Task({ task, now }: { task: TaskLine; now: number }) {
  const navigate = useNavigate();
  const open = () =>
    void navigate({
      to: '/cases/$case/$tab',
      params: { case: task.case, tab: 'compliance' },
      search: { item: task.key },
    });
  return (
    <li className="workbench__task">
      <div className="workbench__what">
        <strong>{task.title}</strong>
        <Link to="/cases/$case/$tab" params={{ case: task.case, tab: 'process' }} search={{}}>
          {task.caseTitle}
        </Link>
        <span className="soft">
          {[task.caseNo, task.article].filter((part) => part !== null && part !== '').join('，')}
        </span>
      </div>
      <div className="workbench__when">
        {task.due === null ? (
          <StatusMark status={task.blocked ? 'unjudged' : 'due'} word={task.blocked ? '等待前一步' : '应及时办'} />
        ) : (
          <DueDate due={task.due} now={now} derivation={task.derivation} />
        )}
      </div>
      <Button onClick={open}>去办</Button>
    </li>
  );
}
