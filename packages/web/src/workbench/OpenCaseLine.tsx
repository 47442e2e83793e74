import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useAct } from '../case/use-act.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import type { OpenCase } from './group-tasks.ts';

const shown = 4;

/** One case with what may be done in it now, each act one tap away; duties without a clock beneath. */
export function OpenCaseLine({ line }: { line: OpenCase }) {
  const act = useAct();
  return (
    <li className="workbench__open">
      <div className="workbench__what">
        <Link to="/cases/$case/$tab" params={{ case: line.case, tab: 'process' }} search={{}}>
          {line.caseTitle}
        </Link>
        <span className="soft figures">{line.caseNo}</span>
        {line.duties.length > 0 && (
          <Link to="/cases/$case/$tab" params={{ case: line.case, tab: 'compliance' }} search={{}}>
            <StatusMark status="due" word={`还有 ${line.duties.length} 项应及时补的记录`} />
          </Link>
        )}
      </div>
      <div className="workbench__acts">
        {line.acts.slice(0, shown).map((task) => (
          <Button
            key={task.key + task.title}
            loading={act.isPending && act.variables.title === task.title}
            onClick={() => act.mutate({ case: line.case, act: task.act ?? '', title: task.title })}
          >
            {task.title}
          </Button>
        ))}
        {line.acts.length > shown && (
          <Link to="/cases/$case/$tab" params={{ case: line.case, tab: 'process' }} search={{}}>
            还有 {line.acts.length - shown} 项
          </Link>
        )}
      </div>
    </li>
  );
}
