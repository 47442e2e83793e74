import type { AccessLine, Api } from '@liuhen/server/api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { Sheet } from '../app/Sheet.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import { moment } from '../time/moment.ts';

export function AuditPanel() {
  const query = useInfiniteQuery({
    queryKey: ['audit'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      call<Api['audit']['log']>('GET', '/api/audit', {
        query: { limit: 100, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
      }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (query.error !== null) return <ProblemCard error={query.error} />;
  if (query.data === undefined) return <Skeleton active />;
  const lines = query.data.pages.flatMap((page) => page.items);
  if (lines.length === 0)
    return (
      <div className="panel">
        <Empty title="还没有日志">登录、查阅、下载、授权变更和每一次拒绝都会记在这里，不能删改。</Empty>
      </div>
    );
  return (
    <>
      <Sheet<AccessLine>
        className="panel"
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={lines}
        columns={[
          {
            title: '时间',
            key: 'at',
            width: 190,
            render: (_, line) => <span className="figures">{moment(line.at)}</span>,
          },
          { title: '人员', key: 'actor', width: 140, render: (_, line) => line.actor?.name ?? '系统' },
          { title: '事项', key: 'action', render: (_, line) => line.actionTitle },
          {
            title: '结果',
            key: 'outcome',
            width: 120,
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
