import type { Api, IncidentKind, IncidentLine } from '@liuhen/server/api';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { changeSearch } from '../app/change-search.ts';
import { Empty } from '../app/Empty.tsx';
import { moveByArrows } from '../app/move-by-arrows.ts';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { Sheet } from '../app/Sheet.tsx';
import { moment } from '../time/moment.ts';
import { useNow } from '../time/use-now.ts';
import { IncidentRecord } from './IncidentRecord.tsx';
import { IncidentState } from './IncidentState.tsx';
import type { IncidentSearch } from './incident-search.ts';
import { incidentTitles } from './incident-titles.ts';
import { whyRecorded } from './incident-words.ts';
import { TellIncident } from './TellIncident.tsx';
import './incidents.css';

type Kinds = readonly { readonly kind: IncidentKind; readonly count: number }[];

/** What happened to the bureau itself and in no case: what was told, what the system met, and what still waits for somebody. */
export function IncidentsPage() {
  const search = useSearch({ from: '/desk/incidents' });
  const now = useNow(60_000);
  const [opened, setOpened] = useState<IncidentLine | null>(null);
  const query = useInfiniteQuery({
    queryKey: ['incidents', search],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call<Api['incidents']['list']>('GET', '/api/incidents', {
        query: { ...search, ...(pageParam === undefined ? {} : { cursor: pageParam }), limit: 50 },
        signal,
      }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const lines = query.data?.pages.flatMap((page) => page.items) ?? [];
  const kinds = query.data?.pages[0]?.kinds ?? [];
  return (
    <>
      <PageTitle title="本机关事件" note="不属于哪一件案件、本机关自身的事，后登记的在前；登记后不能删改">
        <TellIncident />
      </PageTitle>
      {kinds.length > 0 && <KindFilter kinds={kinds} chosen={search.kind} />}
      {query.error !== null && <ProblemCard error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {query.data !== undefined && lines.length === 0 && <Nothing kinds={kinds} chosen={search.kind} />}
      {lines.length > 0 && <List lines={lines} now={now} onOpen={setOpened} />}
      {query.hasNextPage && (
        <div className="incidents__more">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            再列 50 件
          </Button>
        </div>
      )}
      {opened !== null && <IncidentRecord line={opened} now={now} onClose={() => setOpened(null)} />}
    </>
  );
}

function KindFilter({ kinds, chosen }: { kinds: Kinds; chosen: IncidentKind | undefined }) {
  const navigate = useNavigate({ from: '/incidents' });
  const all = kinds.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="incidents__filters">
      <Select<IncidentKind>
        aria-label="种类"
        allowClear
        placeholder={`全部种类（${all} 件）`}
        value={chosen ?? null}
        onChange={(kind: IncidentKind | undefined) =>
          void navigate({ search: (before) => changeSearch<IncidentSearch>(before, { kind }) })
        }
        options={kinds.map(({ kind, count }) => ({ value: kind, label: `${incidentTitles[kind]}（${count} 件）` }))}
        listHeight={400}
        className="incidents__kind"
      />
    </div>
  );
}

/** Teaches what is recorded here and by which article, of the kinds that whoever looks may read. */
function Nothing({ kinds, chosen }: { kinds: Kinds; chosen: IncidentKind | undefined }) {
  const shown = chosen === undefined ? kinds.map(({ kind }) => kind) : [chosen];
  return (
    <div className="panel">
      <Empty title={chosen === undefined ? '还没有本机关事件' : `没有“${incidentTitles[chosen]}”`}>
        <dl className="incidents__kinds">
          {shown.map((kind) => (
            <div key={kind}>
              <dt>{incidentTitles[kind]}</dt>
              <dd>{whyRecorded[kind]}</dd>
            </div>
          ))}
        </dl>
      </Empty>
    </div>
  );
}

type ListProps = { lines: readonly IncidentLine[]; now: number; onOpen: (line: IncidentLine) => void };

function List({ lines, now, onOpen }: ListProps) {
  return (
    <section aria-label="本机关事件" onKeyDown={moveByArrows}>
      <Sheet<IncidentLine>
        className="panel"
        size="small"
        rowKey={({ record, kind }) => `${record} ${kind}`}
        pagination={false}
        dataSource={[...lines]}
        columns={[
          {
            title: '事件',
            key: 'what',
            render: (_, line) => (
              <span className="incidents__two">
                <button type="button" className="plain-button incidents__open" onClick={() => onOpen(line)}>
                  {incidentTitles[line.kind]}
                </button>
                <span className="incidents__what">{line.what}</span>
              </span>
            ),
          },
          {
            title: '办理情况',
            key: 'state',
            width: 400,
            render: (_, line) => <IncidentState line={line} now={now} />,
          },
          {
            title: '发生',
            key: 'at',
            width: 170,
            render: (_, { at }) => <span className="figures">{moment(at)}</span>,
          },
          {
            title: '登记',
            key: 'recorded',
            width: 170,
            render: (_, { recordedAt, by }) => (
              <span className="incidents__two incidents__recorded">
                <span className="figures">{recordedAt === null ? '随导入' : moment(recordedAt)}</span>
                <span className="soft">{by?.name ?? '系统'}</span>
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}
