import type { TaskLine } from '@liuhen/server/api';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { isAboutToPass } from '../case/court/court-standing.ts';
import { useAct } from '../case/use-act.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { DueDate } from '../time/DueDate.tsx';
import { day } from '../time/moment.ts';

/** What to do, for which case, why, what is left, one button. */
export function DatedTask({ task, now }: { task: TaskLine; now: number }) {
  const navigate = useNavigate();
  const act = useAct();
  const early = task.opens !== null && now < Date.parse(task.opens);
  const go = () =>
    early
      ? void navigate({ to: '/cases/$case/$tab', params: { case: task.case, tab: 'service' }, search: {} })
      : task.act === null
        ? void navigate({
            to: '/cases/$case/$tab',
            params: { case: task.case, tab: task.key.startsWith('lent/') ? 'file' : 'compliance' },
            search: task.key.startsWith('lent/') ? {} : { item: task.key },
          })
        : act.mutate({ case: task.case, act: task.act, title: task.title });
  return (
    <li className="workbench__task">
      <div className="workbench__what">
        <strong>{task.title}</strong>
        <Link to="/cases/$case/$tab" params={{ case: task.case, tab: 'process' }} search={{}}>
          {task.caseTitle}
        </Link>
        <span className="soft figures">
          {[task.caseNo, task.article].filter((part) => part !== null && part !== '').join('，')}
        </span>
      </div>
      <div className="workbench__when">
        {task.due === null ? (
          <StatusMark status={task.blocked ? 'unjudged' : 'due'} word={task.blocked ? '等待前一步' : '应及时办'} />
        ) : (
          <DueDate
            due={task.due}
            now={now}
            derivation={task.derivation}
            urgent={task.opens !== null && isAboutToPass(task.due, now)}
          />
        )}
        {task.opens !== null && <div className="soft figures">{day(task.opens)}起可以办</div>}
      </div>
      <Button onClick={go} loading={act.isPending}>
        {early ? '看期间' : '去办'}
      </Button>
    </li>
  );
}
