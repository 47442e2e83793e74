import type { Api, CalendarLine } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Button, Progress, Skeleton } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { Sheet } from '../app/Sheet.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import { moment } from '../time/moment.ts';
import { CalendarForm } from './CalendarForm.tsx';
import { MovedTerms } from './MovedTerms.tsx';
import './calendars.css';

/** The notices of holidays by which terms are reckoned, year by year, and what loading one did to the terms that were open. */
export function CalendarsPanel() {
  const [loading, setLoading] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ['calendars'],
    queryFn: () => call<Api['calendars']['list']>('GET', '/api/calendars'),
    refetchInterval: ({ state }) =>
      state.data?.calendars.some(({ recomputing }) => recomputing?.finished === false) === true ? 1_500 : false,
  });
  if (query.error !== null) return <ProblemCard error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton active paragraph={{ rows: 8 }} />;
  const { calendars, mayLoad } = query.data;
  const shown = calendars.find(({ record }) => record !== null && record === opened) ?? null;
  return (
    <>
      <div className="calendars__head">
        <p className="soft">
          没有载入国务院办公厅放假通知的年份，期限一律标“日历未核实”。同一年有几版的，按印发日期最后的一版计算。
        </p>
        {mayLoad && <Button onClick={() => setLoading(true)}>载入放假安排</Button>}
      </div>
      <Sheet<CalendarLine>
        className="panel"
        size="small"
        rowKey={(line) => line.record ?? `${line.year} ${line.edition}`}
        pagination={false}
        scroll={{ x: 820 }}
        dataSource={calendars}
        columns={[
          {
            title: '年度',
            key: 'year',
            width: 96,
            render: (_, line) => (
              <span className="figures">
                {line.year}
                {line.current && <div className="soft">现用</div>}
              </span>
            ),
          },
          {
            title: '通知与出处',
            key: 'notice',
            render: (_, line) => (
              <>
                {line.notice === '' ? line.edition : line.notice}
                <div className="soft">
                  {line.issued !== '' && <span className="figures">{line.issued} 印发，</span>}
                  <Source text={line.source} />
                </div>
                {line.refused !== null && <StatusMark status="broken" word={line.refused} />}
              </>
            ),
          },
          { title: '放假、上班', key: 'days', width: 300, render: (_, line) => <Days line={line} /> },
          {
            title: '载入',
            key: 'loaded',
            width: 130,
            render: (_, line) => (
              <span className="figures soft">{line.loadedAt === null ? '随程序提供' : moment(line.loadedAt)}</span>
            ),
          },
          {
            title: '期限重算',
            key: 'recomputing',
            width: 150,
            render: (_, line) => <Recomputing line={line} onOpen={() => setOpened(line.record)} />,
          },
        ]}
      />
      {shown !== null && <MovedTerms line={shown} onClose={() => setOpened(null)} />}
      {loading && <CalendarForm onClose={() => setLoading(false)} />}
    </>
  );
}

/** Where it was published: an address is a way there, in place of its characters. */
function Source({ text }: { text: string }) {
  return /^https?:/.test(text) ? (
    <a href={text} target="_blank" rel="noreferrer">
      公布的原文
    </a>
  ) : (
    <span>{text}</span>
  );
}

function Days({ line }: { line: CalendarLine }) {
  const kinds = [
    ['off', '休'],
    ['work', '班'],
  ] as const;
  return (
    <span className="figures calendars__days">
      {kinds.map(([kind, word]) => {
        const spans = line.spans.filter((span) => span.kind === kind);
        return spans.length === 0 ? null : (
          <span key={kind}>
            {word}{' '}
            {spans.map(({ from, to }, index) => (
              <span key={from} className="calendars__span">
                {from === to ? short(from) : `${short(from)} 至 ${short(to)}`}
                {index < spans.length - 1 ? '、' : ''}
              </span>
            ))}
          </span>
        );
      })}
    </span>
  );
}

/** `2027-02-17` → `2.17` */
const short = (iso: string): string => `${Number(iso.slice(5, 7))}.${Number(iso.slice(8, 10))}`;

function Recomputing({ line, onOpen }: { line: CalendarLine; onOpen: () => void }) {
  const { recomputing } = line;
  if (recomputing === null) return <span className="soft">—</span>;
  const { done, total, finished } = recomputing;
  if (!finished)
    return (
      <>
        <Progress percent={total === 0 ? 0 : Math.floor((done / total) * 100)} size="small" showInfo={false} />
        <span className="soft figures">
          已算 {done} / {total} 件
        </span>
      </>
    );
  return (
    <Button size="small" onClick={onOpen}>
      看变动
    </Button>
  );
}
