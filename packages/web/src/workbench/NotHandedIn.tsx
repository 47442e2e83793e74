import type { Api } from '@liuhen/server/api';
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import { Empty } from '../app/Empty.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import { left, moment } from '../time/moment.ts';

type Recording = z.output<Api['tasks']['mine']['response']>['recordings'][number];

/** Recordings of mine that are not in yet or not linked, with their running twenty-four hours. */
export function NotHandedIn({ recordings, now }: { recordings: readonly Recording[]; now: number }) {
  return (
    <aside className="panel" aria-label="未入库的音像">
      <div className="panel__head">
        音像 <span className="soft">24 小时内入库并关联</span>
      </div>
      {recordings.length === 0 ? (
        <Empty title="都已入库并关联">第二十七条：音像记录应在制作完成后 24 小时内入库。</Empty>
      ) : (
        <ul className="workbench__list">
          {recordings.map((recording) => {
            const { past, words } = left(recording.due, now);
            return (
              <li key={recording.record} className="workbench__recording">
                {recording.case === null ? (
                  <Link to="/recordings">{recording.title}</Link>
                ) : (
                  <Link
                    to="/cases/$case/$tab"
                    params={{ case: recording.case, tab: 'recordings' }}
                    search={{ item: recording.record }}
                  >
                    {recording.title}
                  </Link>
                )}
                <span className="soft figures">{moment(recording.endedAt)} 摄录结束</span>
                <StatusMark status={past ? 'broken' : 'due'} word={words} />
                {!recording.linked && <span className="soft">尚未关联到执法活动</span>}
              </li>
            );
          })}
        </ul>
      )}
    </aside>
  );
}
