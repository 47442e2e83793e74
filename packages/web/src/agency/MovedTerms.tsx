import type { Api, CalendarLine, MovedCase } from '@liuhen/server/api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';

/** Which terms of which cases a notice moved, from which day to which, and why: of the cases that I may see. */
export function MovedTerms({ line, onClose }: { line: CalendarLine; onClose: () => void }) {
  const query = useInfiniteQuery({
    queryKey: ['calendars', line.record, 'terms'],
    queryFn: ({ pageParam }) =>
      call<Api['calendars']['moved']>('GET', '/api/calendars/:record/terms', {
        params: { record: line.record ?? '' },
        query: { limit: 100, ...(pageParam === null ? {} : { cursor: pageParam }) },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const cases = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="panel moved" aria-label={`${line.year} 年放假安排载入后的期限变动`}>
      <div className="panel__head">
        {line.year} 年放假安排载入后的期限变动
        <span className="soft">只列您能查看的案件；每件案件的过程里也各有一条“期限重算”</span>
        <Button size="small" onClick={onClose}>
          收起
        </Button>
      </div>
      {query.error !== null && <ProblemCard error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton active paragraph={{ rows: 3 }} />}
      {query.data !== undefined && cases.length === 0 && !query.hasNextPage && (
        <Empty title="没有期限变动">您能查看的在办案件中，没有因此改变或者得到核实的期限。</Empty>
      )}
      {cases.map((one) => (
        <Moved key={one.record} moved={one} />
      ))}
      {query.hasNextPage && (
        <div className="moved__more">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            再看一些
          </Button>
        </div>
      )}
    </section>
  );
}

function Moved({ moved }: { moved: MovedCase }) {
  return (
    <div className="moved__case">
      <Link
        to="/cases/$case/$tab"
        params={{ case: moved.case, tab: 'process' }}
        search={{ item: moved.record }}
        className="figures"
      >
        {moved.caseNo ?? '未编号案件'}
      </Link>
      <ul>
        {moved.terms.map((term) => (
          <li key={`${term.title} ${term.before} ${term.why}`}>
            <span>{term.title}</span>
            <span className="figures">
              {term.change === 'verified'
                ? `${term.after}（已核实，不变）`
                : `${term.before ?? '待核'} → ${term.after ?? '待核'}`}
            </span>
            {term.why !== null && <span className="soft">{term.why}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
