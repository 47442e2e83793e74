import type { ActCoverage, Api, CaseView } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Checkbox, Select, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { CameraView } from './CameraView.tsx';
import { CoverageAxis } from './CoverageAxis.tsx';
import { CoverageGaps } from './CoverageGaps.tsx';
import { camerasOf, mostCameras, nextShown, spanOf } from './in-step.ts';
import { eachOnce, isPlayable, toldOf } from './reel.ts';
import { useClock } from './use-clock.ts';
import { useLengths } from './use-lengths.ts';
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
      {found === undefined || camerasOf(found, view.data.facts).length === 0 ? (
        <div className="panel watch">
          <Empty title="这项活动还没有可以播放的音像">
            把录像、录音关联到这项活动之后，各机位在这里同步播放；照片在「音像」中查看。
          </Empty>
          {found !== undefined && (
            <CoverageGaps caseId={caseId} coverage={found} facts={view.data.facts} mayRecord={view.data.mayRecord} />
          )}
        </div>
      ) : (
        <Watch view={view.data} coverage={found} />
      )}
    </>
  );
}

function Watch({ view, coverage }: { view: CaseView; coverage: ActCoverage }) {
  const lengths = useLengths(view.id, withoutLength(coverage, view));
  const all = camerasOf(coverage, view.facts, lengths);
  const [chosen, setChosen] = useState<readonly string[]>(
    // what shows the act goes before what only ran meanwhile
    all
      .toSorted((a, b) => Number(b.linked) - Number(a.linked))
      .slice(0, mostCameras)
      .map(({ key }) => key),
  );
  const [large, setLarge] = useState<string | null>(null);
  const [heard, setHeard] = useState<string | null>(all[0]?.key ?? null);
  const [skips, setSkips] = useState(true);
  const cameras = all.filter(({ key }) => chosen.includes(key));
  const span = spanOf(coverage, all);
  const clock = useClock(span, Math.max(span.from, Math.min(...all.map(({ from }) => from))));
  const next = nextShown(cameras, clock.at);
  const { playing, seek, at } = clock;
  useEffect(() => {
    if (skips && playing && next !== null && next > at) seek(next);
  }, [skips, playing, next, at, seek]);
  return (
    <section className="panel watch">
      {all.length > mostCameras && (
        <Select
          mode="multiple"
          aria-label="机位"
          maxCount={mostCameras}
          value={[...chosen]}
          onChange={(keys: string[]) => setChosen(keys)}
          options={all.map(({ key, title }) => ({ value: key, label: title }))}
        />
      )}
      <div className={`watch__grid watch__grid--${Math.min(cameras.length, 2)}`}>
        {cameras.map((camera) => (
          <CameraView
            key={camera.key}
            caseId={view.id}
            camera={camera}
            clock={clock}
            isLarge={large === camera.key}
            isHeard={heard === camera.key}
            onLarge={() => setLarge(large === camera.key ? null : camera.key)}
            onHeard={() => setHeard(heard === camera.key ? null : camera.key)}
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
        {next === null ? null : <Button onClick={() => clock.seek(next)}>跳到下一段录像</Button>}
        <Checkbox checked={skips} onChange={({ target }) => setSkips(target.checked)}>
          无人录制处跳过
        </Checkbox>
        <span className="figures watch__time">{timeOfDay(clock.at)}</span>
      </div>
      <CoverageAxis
        caseId={view.id}
        facts={view.facts}
        mayRecord={view.mayRecord}
        coverage={coverage}
        cameras={all}
        span={span}
        at={clock.at}
        onSeek={clock.seek}
      />
    </section>
  );
}

/** Files that have to be laid end to end, and of which nobody knows how long they play. */
function withoutLength(coverage: ActCoverage, view: CaseView) {
  return coverage.recorded.flatMap(({ record, files: told }) => {
    const fact = view.facts.find(({ id }) => id === record);
    const files = eachOnce(fact?.files ?? []).filter(isPlayable);
    if (fact === undefined || files.length < 2) return [];
    return files
      .filter(({ sha256 }) => !told.some((one) => one.sha256 === sha256 && one.from !== null))
      .filter(({ sha256 }) => toldOf(fact, sha256).lengthMs === null)
      .map(({ sha256 }) => ({ record, sha256 }));
  });
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
