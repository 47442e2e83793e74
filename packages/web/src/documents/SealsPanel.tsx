import type { Api, SealLine } from '@liuhen/server/api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { Sheet } from '../app/Sheet.tsx';
import { moment } from '../time/moment.ts';

/** The register of seals: each use once, newest first; of the cases that one may find. */
export function SealsPanel() {
  const query = useInfiniteQuery({
    queryKey: ['seals'],
    queryFn: ({ pageParam }) =>
      call<Api['numbers']['seals']>('GET', '/api/seals', {
        query: { limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  if (query.error !== null) return <ProblemCard error={query.error} />;
  if (query.data === undefined) return <Skeleton active paragraph={{ rows: 8 }} />;
  const lines = query.data.pages.flatMap(({ items }) => items);
  if (lines.length === 0) {
    return (
      <div className="panel">
        <Empty title="还没有用印">文书签发时登记所盖的印章、份数、用印人；另行加盖的，在文书上点“登记用印”。</Empty>
      </div>
    );
  }
  return (
    <>
      <Sheet<SealLine>
        className="panel"
        size="small"
        rowKey="record"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={lines}
        columns={[
          {
            title: '用印时间',
            key: 'at',
            width: 180,
            render: (_, line) => <span className="figures">{moment(line.at)}</span>,
          },
          { title: '印章', dataIndex: 'seal' },
          {
            title: '文书',
            key: 'document',
            render: (_, line) =>
              line.document === null ? (
                '—'
              ) : (
                <Link
                  to="/cases/$case/$tab"
                  params={{ case: line.case, tab: 'process' }}
                  search={{ item: line.document.record }}
                >
                  {line.document.title}
                </Link>
              ),
          },
          { title: '文号', key: 'number', render: (_, line) => <span className="figures">{line.number ?? '—'}</span> },
          {
            title: '案号',
            key: 'case',
            render: (_, line) => (
              <Link to="/cases/$case/$tab" params={{ case: line.case, tab: 'documents' }} search={{}}>
                {line.caseNo ?? '未编案号'}
              </Link>
            ),
          },
          {
            title: '份数',
            key: 'copies',
            width: 70,
            render: (_, line) => (line.copies === null ? null : `${line.copies} 份`),
          },
          {
            title: '方式',
            key: 'method',
            width: 100,
            render: (_, line) => (line.method === 'electronic' ? '电子印章' : '实物印章'),
          },
          { title: '用印人', key: 'by', width: 100, render: (_, line) => line.by?.name },
        ]}
      />
      {query.hasNextPage && (
        <div className="tab-acts">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            看更早的
          </Button>
        </div>
      )}
    </>
  );
}
