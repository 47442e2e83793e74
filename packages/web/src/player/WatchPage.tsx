import type { ActCoverage, Api, CaseView } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { CameraView } from './CameraView.tsx';
import { CoverageAxis } from './CoverageAxis.tsx';
import { camerasOf, mostCameras, spanOf } from './in-step.ts';
import { useClock } from './use-clock.ts';
import './watch.css';

/** Up to four cameras of one act in step, driven by one clock in true time; the coverage of the act underneath. */
export function WatchPage() {
  const { case: caseId, act } = useParams({ from: '/desk/cases/$case/acts/$act/watch' });
  const params = { case: caseId };
  const view = useQuery({
    queryKey: ['case', caseId],
    queryFn: () => call<Api['cases']['view']>('GET', '/api/cases/:case', { params }),
  });
  const coverage = useQuery({
    queryKey: ['coverage', caseId],
    queryFn: () => call<Api['linking']['coverage']>('GET', '/api/cases/:case/coverage', { params }),
  });
  const error = view.error ?? coverage.error;
  if (error !== null) return <ProblemCard error={error} />;
  if (view.data === undefined || coverage.data === undefined) return <Skeleton active paragraph={{ rows: 10 }} />;
  const found = coverage.data.acts.find((one) => one.act === act);
  return (
    <>
      <PageTitle
        title={found === undefined ? '同步播放' : `同步播放：${found.title}`}
        note={
          <>
            各机位按校正后的北京时间对齐。
            <Link to="/cases/$case/$tab" params={{ case: caseId, tab: 'process' }} search={{ item: act }}>
              回到该项活动
            </Link>
          </>
        }
      />
      {found === undefined || found.recorded.length === 0 ? (
        <div className="panel">
          <Empty title="这项活动还没有关联的音像">把录像关联到这项活动之后，各机位在这里同步播放。</Empty>
        </div>
      ) : (
        <Watch view={view.data} coverage={found} />
      )}
    </>
  );
}

function Watch({ view, coverage }: { view: CaseView; coverage: ActCoverage }) {
  const all = camerasOf(coverage, view.facts);
  const [chosen, setChosen] = useState<readonly string[]>(all.slice(0, mostCameras).map(({ record }) => record));
  const [large, setLarge] = useState<string | null>(null);
  const [heard, setHeard] = useState<string | null>(all[0]?.record ?? null);
  const cameras = all.filter(({ record }) => chosen.includes(record));
  const span = spanOf(coverage, all);
  const clock = useClock(span, Math.max(span.from, Math.min(...all.map(({ from }) => from))));
  return (
    <section className="panel watch">
      {all.length > mostCameras && (
        <Select
          mode="multiple"
          aria-label="机位"
          maxCount={mostCameras}
          value={[...chosen]}
          onChange={(records: string[]) => setChosen(records)}
          options={all.map(({ record, title }) => ({ value: record, label: title }))}
        />
      )}
      <div className={`watch__grid watch__grid--${Math.min(cameras.length, 2)}`}>
        {cameras.map((camera) => (
          <CameraView
            key={camera.record}
            caseId={view.id}
            camera={camera}
            clock={clock}
            isLarge={large === camera.record}
            isHeard={heard === camera.record}
            onLarge={() => setLarge(large === camera.record ? null : camera.record)}
            onHeard={() => setHeard(heard === camera.record ? null : camera.record)}
          />
        ))}
      </div>
      <div className="watch__bar">
        <Button type="primary" onClick={clock.toggle}>
          {clock.playing ? '暂停' : '播放'}
        </Button>
        <Button onClick={() => clock.seek(clock.at - 10_000)}>退 10 秒</Button>
        <Button onClick={() => clock.seek(clock.at + 10_000)}>进 10 秒</Button>
        <Select
          aria-label="播放速度"
          value={clock.speed}
          onChange={clock.setSpeed}
          options={[0.5, 1, 2, 4].map((value) => ({ value, label: `${value} 倍` }))}
        />
        <span className="figures watch__time">{timeOfDay(clock.at)}</span>
      </div>
      <CoverageAxis coverage={coverage} cameras={all} span={span} at={clock.at} onSeek={clock.seek} />
    </section>
  );
}

const words = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});

function timeOfDay(at: number): string {
  return words.format(new Date(at));
}
