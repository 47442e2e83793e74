import type { AccessLine, Api } from '@liuhen/server/api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton, Table } from 'antd';
import { call } from '../../api/call.ts';
import { Empty } from '../../app/Empty.tsx';
import { ProblemCard } from '../../app/ProblemCard.tsx';
import { StatusMark } from '../../status/StatusMark.tsx';
import { moment } from '../../time/moment.ts';
import type { TabProps } from '../CasePage.tsx';

/** Who opened, downloaded or was refused what of this case (article 28). */
export function AccessTab({ view }: TabProps) {
  const query = useInfiniteQuery({
    queryKey: ['case', view.id, 'access'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      call<Api['cases']['access']>('GET', '/api/cases/:case/access', {
        params: { case: view.id },
        query: { ...(pageParam === undefined ? {} : { cursor: pageParam }), limit: 100 },
      }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (query.error !== null) return <ProblemCard error={query.error} />;
  if (query.data === undefined) return <Skeleton active />;
  const lines = query.data.pages.flatMap((page) => page.items);
  if (lines.length === 0)
    return (
      <div className="panel">
        <Empty title="还没有查阅记录">每次查看、下载、复制，以及每次被拒绝，都记在这里（第二十八条）。</Empty>
      </div>
    );
  return (
    <>
      <Table<AccessLine>
        className="panel"
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={lines}
        columns={[
          {
            title: '时间',
            key: 'at',
            width: 180,
            render: (_, line) => <span className="figures">{moment(line.at)}</span>,
          },
          { title: '人员', key: 'actor', width: 140, render: (_, line) => line.actor?.name ?? '系统' },
          { title: '事项', key: 'action', render: (_, line) => line.actionTitle },
          {
            title: '材料',
            key: 'record',
            render: (_, line) => view.facts.find((fact) => fact.id === line.record)?.title ?? '本案',
          },
          {
            title: '结果',
            key: 'outcome',
            width: 110,
            render: (_, line) =>
              line.outcome === 'done' ? (
                <StatusMark status="met" word="已办" />
              ) : (
                <StatusMark status="broken" word="被拒绝" />
              ),
          },
        ]}
      />
      {query.hasNextPage && (
        <div className="case-list__more">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            再列 100 条
          </Button>
        </div>
      )}
    </>
  );
}
