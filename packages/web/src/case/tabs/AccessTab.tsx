import type { AccessLine, Api } from '@liuhen/server/api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton, Table } from 'antd';
import { GrantsPanel } from '../../agency/GrantsPanel.tsx';
import { call, RequestProblem } from '../../api/call.ts';
import { Empty } from '../../app/Empty.tsx';
import { useSignedIn } from '../../app/frame/me-context.ts';
import { ProblemCard } from '../../app/ProblemCard.tsx';
import { StatusMark } from '../../status/StatusMark.tsx';
import { moment } from '../../time/moment.ts';
import type { TabProps } from '../CasePage.tsx';

/** Who opened, downloaded or was refused what of this case (article 28). */
export function AccessTab(props: TabProps) {
  const me = useSignedIn();
  const seesGrants = me.offices.some(({ office }) => overseers.includes(office));
  return (
    <>
      {seesGrants && (
        <>
          <h2 className="section-title">授权查阅</h2>
          <GrantsPanel of={props.view.id} />
          <h2 className="section-title exposure__head">查阅记录</h2>
        </>
      )}
      <AccessLines {...props} />
    </>
  );
}

const overseers: readonly string[] = ['bureauHead', 'deputyHead', 'cityHead', 'legalReviewer'];

function AccessLines({ view }: TabProps) {
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
  if (query.error instanceof RequestProblem && query.error.problem.code === 'forbidden')
    return (
      <div className="panel">
        <Empty title="查阅记录不对您显示">由本案承办人、法制机构查看，审计管理员查看全部（第二十八条）。</Empty>
      </div>
    );
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
