import type { CaseLine } from '@liuhen/server/api';
import { Link } from '@tanstack/react-router';
import { Grid, Table } from 'antd';
import { StatusMark } from '../../status/StatusMark.tsx';
import { day, left } from '../../time/moment.ts';
import { useNow } from '../../time/use-now.ts';
import './case-list.css';

/** Cases as a table, and as cards on a phone; one that may be found and not read is named and not linked. */
export function CaseLines({ lines }: { lines: CaseLine[] }) {
  const now = useNow(60_000);
  const wide = Grid.useBreakpoint().md ?? true;
  if (lines.length === 0) return null;
  return wide ? <CaseTable lines={lines} now={now} /> : <CaseCards lines={lines} now={now} />;
}

function CaseTable({ lines, now }: { lines: CaseLine[]; now: number }) {
  return (
    <Table<CaseLine>
      className="panel"
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={lines}
      columns={[
        {
          title: '案件',
          key: 'title',
          render: (_, line) => (
            <div className="case-list__title">
              {line.readable ? (
                <Link to="/cases/$case/$tab" params={{ case: line.id, tab: 'process' }} search={{}}>
                  {line.title}
                </Link>
              ) : (
                <span>{line.title}</span>
              )}
              <span className="soft figures">{[line.caseNo, line.party].filter(Boolean).join('，')}</span>
            </div>
          ),
        },
        { title: '程序', dataIndex: 'procedureTitle', width: 160, render: (text: string | null) => text ?? '待定' },
        {
          title: '阶段',
          key: 'stage',
          width: 110,
          render: (_, line) => line.stageTitle ?? (line.closed ? '已结' : '在办'),
        },
        { title: '承办人', key: 'handlers', width: 130, render: (_, line) => line.handlers.join('、') },
        { title: '下一个法定时限', key: 'due', width: 210, render: (_, line) => <NextDue line={line} now={now} /> },
        { title: '合规', key: 'breaches', width: 96, render: (_, line) => <Breaches count={line.breaches} /> },
        {
          title: '最近办理',
          dataIndex: 'lastAt',
          width: 150,
          render: (at: string) => <span className="figures">{day(at)}</span>,
        },
      ]}
    />
  );
}

function CaseCards({ lines, now }: { lines: CaseLine[]; now: number }) {
  return (
    <ul className="case-list__cards">
      {lines.map((line) => (
        <li key={line.id} className="panel">
          {line.readable ? (
            <Link to="/cases/$case/$tab" params={{ case: line.id, tab: 'process' }} search={{}}>
              {line.title}
            </Link>
          ) : (
            <b>{line.title}</b>
          )}
          <span className="soft figures">{[line.caseNo, line.party].filter(Boolean).join('，')}</span>
          <span>{[line.procedureTitle, line.stageTitle].filter(Boolean).join(' · ')}</span>
          <span className="case-list__card-foot">
            <NextDue line={line} now={now} />
            <Breaches count={line.breaches} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function NextDue({ line, now }: { line: CaseLine; now: number }) {
  if (line.nextDue === null) return <span className="soft">{line.closed ? '已结' : '无时限'}</span>;
  const { past, words } = left(line.nextDue, now);
  return (
    <span className="case-list__due figures">
      {day(line.nextDue)}
      <StatusMark status={past ? 'broken' : 'due'} word={words} />
    </span>
  );
}

function Breaches({ count }: { count: number }) {
  return count === 0 ? (
    <StatusMark status="met" word="无违规" />
  ) : (
    <StatusMark status="broken" word={`违规 ${count}`} />
  );
}
