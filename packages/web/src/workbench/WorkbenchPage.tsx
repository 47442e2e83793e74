import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { Empty } from '../app/Empty.tsx';
import { useSignedIn } from '../app/frame/me-context.ts';
import { moveByArrows } from '../app/move-by-arrows.ts';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { KeptHere } from '../camera/KeptHere.tsx';
import { KeepingTasks } from '../recordings/KeepingTasks.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import { useNow } from '../time/use-now.ts';
import { DatedTask } from './DatedTask.tsx';
import { groupTasks, openByCase } from './group-tasks.ts';
import { NotHandedIn } from './NotHandedIn.tsx';
import { OpenCaseLine } from './OpenCaseLine.tsx';
import { tasksQuery } from './tasks-query.ts';
import { Waiting } from './Waiting.tsx';
import './workbench.css';

/** One list, ordered by legal clock; to the right what is not handed in and what waits for others. Nothing else. */
export function WorkbenchPage() {
  const me = useSignedIn();
  const now = useNow(30_000);
  const query = useQuery(tasksQuery);
  return (
    <>
      <PageTitle title="工作台" note={`${me.name}，按法定时限排列`} />
      <KeptHere />
      {query.error !== null && <ProblemCard error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {query.data !== undefined && (
        <div className="workbench">
          <section className="panel" aria-label="我要办的" onKeyDown={moveByArrows}>
            {query.data.tasks.length === 0 && (
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
            )}
            {groupTasks(query.data.tasks, now).map((group) => (
              <div key={group.title}>
                <h2 className={`workbench__group workbench__group--${group.status}`}>
                  <StatusMark status={group.status} word={group.title} />
                  <span className="soft figures">{group.tasks.length} 件</span>
                </h2>
                <ul className="workbench__list">
                  {group.tasks.map((task) => (
                    <DatedTask key={task.key} task={task} now={now} />
                  ))}
                </ul>
              </div>
            ))}
            <OpenNow tasks={query.data.tasks} />
          </section>
          <div className="workbench__side">
            <NotHandedIn recordings={query.data.recordings} now={now} />
            <KeepingTasks now={now} />
            <Waiting />
          </div>
        </div>
      )}
    </>
  );
}

/** What has no clock: by case, so that a case with five open acts is one line and not five. */
function OpenNow({ tasks }: { tasks: Parameters<typeof openByCase>[0] }) {
  const cases = openByCase(tasks);
  if (cases.length === 0) return null;
  return (
    <div>
      <h2 className="workbench__group">
        <StatusMark status="plain" word="现在可以办" />
        <span className="soft figures">{cases.length} 件案件</span>
      </h2>
      <ul className="workbench__list">
        {cases.map((line) => (
          <OpenCaseLine key={line.case} line={line} />
        ))}
      </ul>
    </div>
  );
}
