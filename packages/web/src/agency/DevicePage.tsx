import type { Api, DeviceView } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import { moment } from '../time/moment.ts';
import { clockChecks } from './clock-checks.ts';
import './keeping.css';

/** One recorder from its first day to its last: who had it, how its clock went, what it recorded and what is missing. */
export function DevicePage() {
  const { device } = useParams({ from: '/desk/devices/$device' });
  const query = useQuery({
    queryKey: ['device', device],
    queryFn: () => call<Api['devices']['view']>('GET', '/api/devices/:device', { params: { device } }),
  });
  if (query.error !== null) return <ProblemCard error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton active paragraph={{ rows: 10 }} />;
  const view = query.data;
  return (
    <>
      <PageTitle
        title={view.deviceNo}
        note={
          <>
            {[
              view.kind,
              view.model,
              view.retired ? '已报废' : view.holder === null ? '在库' : `${view.holder.name}领用`,
            ]
              .filter(Boolean)
              .join('，')}
            。<Link to="/devices">全部设备</Link>
          </>
        }
      />
      <Clock view={view} />
      <History view={view} />
      <Recorded view={view} />
      <Missing view={view} />
    </>
  );
}

function Clock({ view }: { view: DeviceView }) {
  const checks = clockChecks(view.history);
  return (
    <section className="panel keeping" aria-label="校时">
      <div className="panel__head">
        校时 <span className="soft figures">{checks.length} 次</span>
      </div>
      {checks.length === 0 ? (
        <Empty title="还没有校时">校时之后，录像时间按当时的偏差换算成北京时间，偏差越来越大也看得出来。</Empty>
      ) : (
        <ul>
          {checks.map(({ record, at, offset, drift, note }) => (
            <li key={record}>
              <span className="figures soft">{moment(at)}</span>
              <StatusMark status={Math.abs(offsetOf(offset)) > 60 ? 'due' : 'met'} word={offset} />
              <span>
                {drift}
                {note === null ? '' : `${drift === '' ? '' : '；'}${note}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function History({ view }: { view: DeviceView }) {
  const rest = view.history.filter(({ kind }) => kind !== 'deviceClockCheck').toReversed();
  return (
    <section className="panel keeping" aria-label="领用和维护">
      <div className="panel__head">领用、维护、检定、报废</div>
      {view.contradictions.map((words) => (
        <p key={words} className="keeping__contradiction">
          <StatusMark status="broken" word="领用登记有矛盾（第五条）" />
          <span>{words}</span>
        </p>
      ))}
      {rest.length === 0 && <Empty title="没有经历">登记、领用、归还、维护、检定和报废都列在这里。</Empty>}
      <ul>
        {rest.map(({ record, at, title, person, note }) => (
          <li key={record}>
            <span className="figures soft">{moment(at)}</span>
            <strong>{title}</strong>
            <span>{[person?.name, note].filter(Boolean).join('，')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Recorded({ view }: { view: DeviceView }) {
  return (
    <section className="panel keeping" aria-label="录制的音像">
      <div className="panel__head">
        录制的音像 <span className="soft figures">{view.recorded.length} 份</span>
      </div>
      {view.recorded.length === 0 && <Empty title="没有您可查看的音像">用这台设备录制、已入库的音像列在这里。</Empty>}
      <ul>
        {view.recorded.map(({ record, case: caseId, caseNo, title, startedAt }) => (
          <li key={record}>
            <span className="figures soft">{moment(startedAt)}</span>
            {caseId === null ? (
              <strong>{title}</strong>
            ) : (
              <Link to="/cases/$case/$tab" params={{ case: caseId, tab: 'process' }} search={{ item: record }}>
                {title}
              </Link>
            )}
            <span className="soft">{caseId === null ? '尚未归入案件' : caseNo}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Missing({ view }: { view: DeviceView }) {
  return (
    <section className="panel keeping" aria-label="缺号">
      <div className="panel__head">缺号</div>
      {view.missing.length === 0 && <p className="soft keeping__none">采集时没有发现缺号。</p>}
      <ul>
        {view.missing.map(({ report, at, names, explanations }) => (
          <li key={report}>
            <span className="figures soft">{moment(at)}</span>
            <StatusMark
              status={explanations.length === 0 ? 'broken' : 'unjudged'}
              word={explanations.length === 0 ? '未说明' : '已说明'}
            />
            <span>
              {names.join('、')}
              {explanations.length === 0 ? '' : `：${explanations.join('；')}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function offsetOf(words: string): number {
  return Number(/\d+/.exec(words)?.[0] ?? 0);
}
