import { DownloadOutlined } from '@ant-design/icons';
import { procedures } from '@liuhen/records/procedures';
import type { Api, CaseSearch } from '@liuhen/server/api';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented, Select, Skeleton, Switch } from 'antd';
import { call } from '../../api/call.ts';
import { changeSearch, type SearchChange } from '../../app/change-search.ts';
import { Empty } from '../../app/Empty.tsx';
import { moveByArrows } from '../../app/move-by-arrows.ts';
import { PageTitle } from '../../app/PageTitle.tsx';
import { ProblemCard } from '../../app/ProblemCard.tsx';
import { CaseLines } from './CaseLines.tsx';
import { SavedViews } from './SavedViews.tsx';
import './case-list.css';

/** The cases I may find, newest activity or nearest clock first. */
export function CaseListPage() {
  const search = useSearch({ from: '/desk/cases' });
  const navigate = useNavigate({ from: '/cases' });
  const query = useInfiniteQuery({
    queryKey: ['cases', search],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call<Api['cases']['list']>('GET', '/api/cases', {
        query: { ...queryOf(search), ...(pageParam === undefined ? {} : { cursor: pageParam }), limit: 50 },
        signal,
      }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const lines = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total;
  const set = (change: SearchChange<CaseSearch>) =>
    void navigate({ search: (before) => changeSearch<CaseSearch>(before, change) });
  return (
    <>
      <PageTitle
        title={search.q === undefined ? '案件' : `查找“${search.q}”`}
        note={total === undefined ? ' ' : `${total.toLocaleString('zh-CN')} 件`}
      >
        <Link to="/parties">
          <Button>当事人名录</Button>
        </Link>
        <Link to="/held" search={{}}>
          <Button>财物台账</Button>
        </Link>
        <SavedViews search={search} />
        <Button
          icon={<DownloadOutlined />}
          disabled={lines.length === 0}
          href={`/api/cases/table?${new URLSearchParams(queryOf(search))}`}
          download
        >
          导出表格
        </Button>
        <Link to="/cases/new">
          <Button type="primary">新建案件</Button>
        </Link>
      </PageTitle>
      <div className="case-list__filters">
        <Select
          aria-label="程序"
          allowClear
          placeholder="全部程序"
          value={search.procedure ?? null}
          onChange={(procedure: string | null) => set({ procedure: procedure ?? undefined })}
          options={Object.entries(procedures).map(([value, label]) => ({ value, label }))}
          style={{ width: 190 }}
        />
        <Segmented
          aria-label="状态"
          value={search.state ?? 'all'}
          onChange={(state) => set({ state: state === 'all' ? undefined : (state as 'open' | 'closed') })}
          options={[
            { label: '全部', value: 'all' },
            { label: '在办', value: 'open' },
            { label: '已结', value: 'closed' },
          ]}
        />
        <Segmented
          aria-label="排序"
          value={search.order ?? 'last'}
          onChange={(order) => set({ order: order === 'due' ? 'due' : undefined })}
          options={[
            { label: '最近办理', value: 'last' },
            { label: '最近到期', value: 'due' },
          ]}
        />
        <label className="case-list__switch" htmlFor="filter-mine">
          <Switch
            size="small"
            id="filter-mine"
            checked={search.mine === true}
            onChange={(mine) => set({ mine: mine ? true : undefined })}
          />{' '}
          我承办的
        </label>
        <label className="case-list__switch" htmlFor="filter-overdue">
          <Switch
            size="small"
            id="filter-overdue"
            checked={search.overdue === true}
            onChange={(overdue) => set({ overdue: overdue ? true : undefined })}
          />{' '}
          有逾期的
        </label>
      </div>
      {query.error !== null && <ProblemCard error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      {query.data !== undefined && lines.length === 0 && (
        <div className="panel">
          <Empty title="没有符合的案件">
            {search.q === undefined
              ? '登记投诉举报、受理申请或批准立案之后，案件就列在这里。'
              : '可只写名字的一半，或案号中的数字；列表里隐去的名字照显示的写（牟某某），隐去的字不能用来查找；也可去掉上面的筛选。'}
          </Empty>
        </div>
      )}
      <section aria-label="案件列表" onKeyDown={moveByArrows}>
        <CaseLines lines={lines} />
      </section>
      {query.hasNextPage && (
        <div className="case-list__more">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            再列 50 件
          </Button>
        </div>
      )}
    </>
  );
}

function queryOf(search: CaseSearch) {
  return {
    ...(search.q === undefined ? {} : { q: search.q }),
    ...(search.procedure === undefined ? {} : { procedure: search.procedure }),
    state: search.state ?? ('all' as const),
    mine: String(search.mine === true),
    overdue: String(search.overdue === true),
    order: search.order ?? ('last' as const),
  };
}
