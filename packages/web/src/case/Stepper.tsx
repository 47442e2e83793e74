import type { CaseView } from '@liuhen/server/api';
import { Link } from '@tanstack/react-router';
import { StatusShape } from '../status/StatusMark.tsx';
import type { Status } from '../status/status.ts';

const looks: Record<CaseView['stages'][number]['state'], { status: Status; word: string }> = {
  met: { status: 'met', word: '已完成' },
  open: { status: 'due', word: '进行中' },
  blocked: { status: 'broken', word: '受阻' },
  future: { status: 'plain', word: '未到' },
};

/** The procedure, step by step. */
export function Stepper({ stages, caseId }: { stages: CaseView['stages']; caseId: string }) {
  if (stages.length === 0) return null;
  const done = stages.filter((stage) => stage.state === 'met').length;
  return (
    <ol className="stepper" aria-label="办理进度">
      {done > 0 && (
        <li className="stepper__step stepper__done status-mark--met" aria-hidden="true">
          <StatusShape status="met" />
          <span>已完成 {done} 步</span>
        </li>
      )}
      {stages.map((stage) => {
        const { status, word } = looks[stage.state];
        return (
          <li
            key={stage.id}
            className={`stepper__step stepper__step--${stage.state} status-mark--${status}`}
            aria-current={stage.state === 'open' ? 'step' : undefined}
          >
            <StatusShape status={status} />
            {stage.state === 'blocked' ? (
              <Link
                to="/cases/$case/$tab"
                params={{ case: caseId, tab: 'compliance' }}
                search={{}}
                title="看为什么受阻、依据哪一条、怎样补"
              >
                {stage.title}
              </Link>
            ) : (
              <span>{stage.title}</span>
            )}
            <span className="visually-hidden">，{word}</span>
          </li>
        );
      })}
    </ol>
  );
}
