import type { Api } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { Sheet } from '../app/Sheet.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import { day, left } from '../time/moment.ts';
import { useNow } from '../time/use-now.ts';

type Props = {
  /** What may be done now in each of them. */
  act?: string;
  state?: 'open' | 'unfiled' | 'archived' | 'all';
  overdue?: boolean;
  tab: string;
  empty: { title: string; text: string };
};

/** The cases in which one thing is to be done, each opening there. */
export function CaseRoom({
  title,
  note,
  acts,
  ...rest
}: Props & { title: string; note: string; acts?: React.ReactNode }) {
  return (
    <>
      <PageTitle title={title} note={note}>
        {acts}
      </PageTitle>
      <CaseRoomList {...rest} />
    </>
  );
}

export function CaseRoomList({ act, state = 'open', overdue = false, tab, empty }: Props) {
  const now = useNow(60_000);
  const query = useQuery({
    queryKey: ['cases', 'room', act, state, overdue],
    queryFn: () =>
      call<Api['cases']['list']>('GET', '/api/cases', {
        query: { state, overdue: String(overdue), order: 'due', limit: 100, ...(act === undefined ? {} : { act }) },
      }),
  });
  return (
    <>
      {query.error !== null && <ProblemCard error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {query.data !== undefined &&
        (query.data.items.length === 0 ? (
          <div className="panel">
            <Empty title={empty.title}>{empty.text}</Empty>
          </div>
        ) : (
          <Sheet
            className="panel"
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={query.data.items}
            scroll={{ x: 'max-content' }}
            columns={[
              {
                title: '案件',
                key: 'title',
                render: (_, line) => (
                  <Link to="/cases/$case/$tab" params={{ case: line.id, tab }} search={{}}>
                    {line.title}
                  </Link>
                ),
              },
              {
                title: '案号',
                key: 'no',
                width: 200,
                render: (_, line) => <span className="figures">{line.caseNo ?? '—'}</span>,
              },
              { title: '阶段', key: 'stage', width: 110, render: (_, line) => line.stageTitle ?? '—' },
              { title: '承办人', key: 'handlers', width: 120, render: (_, line) => line.handlers.join('、') },
              {
                title: '时限',
                key: 'due',
                width: 215,
                render: (_, line) => {
                  if (line.nextDue === null) return <span className="soft">无</span>;
                  const { past, words } = left(line.nextDue, now);
                  return (
                    <span className="figures">
                      {day(line.nextDue)} <StatusMark status={past ? 'broken' : 'due'} word={words} />
                    </span>
                  );
                },
              },
              {
                title: '合规',
                key: 'breaches',
                width: 100,
                render: (_, line) =>
                  line.breaches === 0 ? (
                    <StatusMark status="met" word="无违规" />
                  ) : (
                    <StatusMark status="broken" word={`违规 ${line.breaches}`} />
                  ),
              },
            ]}
          />
        ))}
    </>
  );
}
