import { DownloadOutlined } from '@ant-design/icons';
import type { Api, HeldLine } from '@liuhen/server/api';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, DatePicker, Input, Segmented, Select, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { call } from '../api/call.ts';
import { changeSearch, type SearchChange } from '../app/change-search.ts';
import { Empty } from '../app/Empty.tsx';
import { moveByArrows } from '../app/move-by-arrows.ts';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { Sheet } from '../app/Sheet.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import { day } from '../time/moment.ts';
import { useNow } from '../time/use-now.ts';
import type { HeldSearch } from './held-search.ts';
import { nameOf, standing, ways } from './held-words.ts';
import './held.css';

/** Things sealed, seized, or registered and kept, across the bureau: what must be decided first leads. */
export function HeldPage() {
  const search = useSearch({ from: '/desk/held' });
  const navigate = useNavigate({ from: '/held' });
  const now = useNow(60_000);
  const query = useInfiniteQuery({
    queryKey: ['held', search],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call<Api['held']['list']>('GET', '/api/held', {
        query: { ...queryOf(search), ...(pageParam === undefined ? {} : { cursor: pageParam }), limit: 50 },
        signal,
      }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const lines = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total;
  const set: Change = (change) => void navigate({ search: (before) => changeSearch<HeldSearch>(before, change) });
  return (
    <>
      <PageTitle title="财物台账" note={total === undefined ? ' ' : noteOf(total)}>
        <Button
          icon={<DownloadOutlined />}
          disabled={lines.length === 0}
          href={`/api/held/table?${new URLSearchParams(queryOf(search))}`}
          download
        >
          导出表格
        </Button>
      </PageTitle>
      <Filters search={search} set={set} />
      {query.error !== null && <ProblemCard error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      {query.data !== undefined && lines.length === 0 && (
        <div className="panel">
          <Empty title="没有符合的财物">
            查封（扣押）清单、登记保存证据清单入卷之后，清单上的每一件物品列在这里，直到退还或者处理；只列您有权查阅的。
          </Empty>
        </div>
      )}
      {lines.length > 0 && <Ledger lines={lines} now={now} />}
      {query.hasNextPage && (
        <div className="held__more">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            再列 50 件
          </Button>
        </div>
      )}
    </>
  );
}

function queryOf({ overdue, ...search }: HeldSearch) {
  return { ...search, ...(overdue === true ? { overdue: 'true' } : {}) };
}

/** Counted no further than this, as in the list of cases. */
const mostCounted = 1_000;
const noteOf = (total: number): string =>
  `${total.toLocaleString('zh-CN')} 件${total >= mostCounted ? '以上' : ''}，应先处理的在前`;

type Change = (change: SearchChange<HeldSearch>) => void;

function Filters({ search, set }: { search: HeldSearch; set: Change }) {
  const typed = (key: 'q' | 'place' | 'caseNo') => (words: string) => set({ [key]: words.trim() || undefined });
  return (
    <div className="held__filters">
      <Segmented
        aria-label="状态"
        value={search.overdue === true ? 'overdue' : (search.state ?? 'held')}
        onChange={(state) =>
          set(
            state === 'overdue'
              ? { overdue: true, state: undefined }
              : { overdue: undefined, state: state === 'held' ? undefined : (state as HeldSearch['state']) },
          )
        }
        options={[
          { label: '在押、保存中', value: 'held' },
          { label: '已逾期', value: 'overdue' },
          { label: '已作决定', value: 'decided' },
          { label: '已了结', value: 'ended' },
          { label: '全部', value: 'all' },
        ]}
      />
      <Select
        aria-label="方式"
        allowClear
        placeholder="全部方式"
        value={search.way ?? null}
        onChange={(way: HeldLine['way'] | null) => set({ way: way ?? undefined })}
        options={Object.entries(ways).map(([value, label]) => ({ value, label }))}
        style={{ width: 150 }}
      />
      <DatePicker
        aria-label="届满日不晚于"
        placeholder="届满日不晚于"
        value={search.dueBy === undefined ? null : dayjs(search.dueBy)}
        onChange={(value) => set({ dueBy: value?.format('YYYY-MM-DD') })}
      />
      <Input.Search
        aria-label="名称、保管人、封条号"
        placeholder="名称、保管人、封条号"
        allowClear
        maxLength={100}
        defaultValue={search.q ?? ''}
        onSearch={typed('q')}
        className="held__words"
      />
      <Input.Search
        aria-label="存放地点"
        placeholder="存放地点"
        allowClear
        maxLength={100}
        defaultValue={search.place ?? ''}
        onSearch={typed('place')}
        className="held__words"
      />
      <Input.Search
        aria-label="案号"
        placeholder="案号的一部分"
        allowClear
        maxLength={60}
        defaultValue={search.caseNo ?? ''}
        onSearch={typed('caseNo')}
        className="held__words"
      />
    </div>
  );
}

function Ledger({ lines, now }: { lines: readonly HeldLine[]; now: number }) {
  return (
    <section aria-label="财物" onKeyDown={moveByArrows}>
      <Sheet<HeldLine>
        className="panel"
        size="small"
        rowKey={(line) => `${line.case} ${line.ordinal.toString()}`}
        pagination={false}
        dataSource={[...lines]}
        columns={[
          {
            title: '名称',
            key: 'name',
            render: (_, line) => (
              <span className="held__two">
                <Link to="/cases/$case/$tab" params={{ case: line.case, tab: 'process' }} search={{ item: line.list }}>
                  {nameOf(line)}
                </Link>
                <span className="soft figures">{[line.amount, ways[line.way]].filter(Boolean).join('，')}</span>
              </span>
            ),
          },
          {
            title: '状态',
            key: 'state',
            width: 300,
            render: (_, line) => {
              const { status, words } = standing(line, now);
              return (
                <span className="held__two">
                  <StatusMark status={status} word={words} />
                  <span className="soft figures">{day(line.since)}起</span>
                </span>
              );
            },
          },
          {
            title: '存放',
            key: 'place',
            width: 220,
            render: (_, { place, keeper, sealNo }) => (
              <span className="held__two">
                <span>{place === '' ? '没有写明地点' : place}</span>
                <span className="soft">
                  {[keeper === '' ? '' : `保管人 ${keeper}`, sealNo].filter(Boolean).join('，')}
                </span>
              </span>
            ),
          },
          {
            title: '案件',
            key: 'case',
            width: 330,
            render: (_, line) => (
              <span className="held__two">
                <Link to="/cases/$case/$tab" params={{ case: line.case, tab: 'evidence' }} search={{}}>
                  {line.caseTitle}
                </Link>
                <span className="soft figures">{line.caseNo}</span>
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}
