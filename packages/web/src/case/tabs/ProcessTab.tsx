import type { Finding } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Drawer, Grid, Skeleton } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Empty } from '../../app/Empty.tsx';
import { StatusMark } from '../../status/StatusMark.tsx';
import { findingWords, statusOf } from '../../status/status.ts';
import { DerivationText } from '../../time/DerivationText.tsx';
import { DueDate } from '../../time/DueDate.tsx';
import type { TabProps } from '../CasePage.tsx';
import { caseItems, findingOf } from '../timeline/case-items.ts';
import type { TimelineItem } from '../timeline/item.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import { TimelineList } from '../timeline/TimelineList.tsx';
import '../fact/fact.css';

const FactDetail = lazy(() => import('../fact/FactDetail.tsx').then((module) => ({ default: module.FactDetail })));

/** The timeline of the whole process; a click opens the thing beside it; below, the same as a list. */
export function ProcessTab({ view, now }: TabProps) {
  const { item: selected } = useSearch({ from: '/desk/cases/$case/$tab' });
  const navigate = useNavigate();
  const wide = Grid.useBreakpoint().xl ?? true;
  const [interval, setInterval] = useState<{ from: number; to: number } | null>(null);
  // the vocabulary of steps comes after the first picture: the page must stand at once
  const bands = useQuery({
    queryKey: ['stage-bands'],
    queryFn: () => import('../timeline/stage-bands.ts'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const items = useMemo(() => [...(bands.data?.stageBands(view.facts) ?? []), ...caseItems(view)], [view, bands.data]);
  const byId = useMemo(() => new Map(view.facts.map((fact) => [fact.id, fact])), [view]);
  const fact = byId.get(selected ?? '') ?? null;
  const term = findingOf(selected ?? '', view.findings);
  const open = fact !== null || term !== null;
  const select = (item: TimelineItem | null) => {
    if (item?.lane === 'stage') {
      setInterval({ from: item.from, to: item.to });
      return;
    }
    void navigate({
      to: '/cases/$case/$tab',
      params: { case: view.id, tab: 'process' },
      search: item === null ? {} : { item: item.id },
      replace: true,
    });
  };
  const marks = items.filter((item) => item.frame !== true && item.lane !== 'stage');
  const listed =
    interval === null ? marks : marks.filter((item) => item.from <= interval.to && item.to >= interval.from);
  const detail = (
    <>
      {fact !== null && (
        <Suspense fallback={<Skeleton active className="fact" />}>
          <FactDetail fact={fact} view={view} />
        </Suspense>
      )}
      {fact === null && term !== null && <Term finding={term} now={now} />}
    </>
  );
  if (items.length === 0) {
    return (
      <div className="panel">
        <Empty title="还没有记录">第一条记录（申请登记、投诉举报登记或程序启动）提交之后，全过程就从这里铺开。</Empty>
      </div>
    );
  }
  return (
    <div className={open && wide ? 'case-columns' : ''}>
      <div className="process">
        <Timeline items={items} now={now} selected={selected ?? null} onSelect={select} onInterval={setInterval} />
        <TimelineList
          items={listed}
          selected={selected ?? null}
          onSelect={select}
          narrowed={interval !== null}
          onAll={() => setInterval(null)}
          hidden={view.hidden}
        />
      </div>
      {open &&
        (wide ? (
          <Beside title={fact === null ? '期限' : '所选记录'} onClose={() => select(null)}>
            {detail}
          </Beside>
        ) : (
          <Drawer
            open
            placement="bottom"
            size="88vh"
            title={fact === null ? '期限' : '所选记录'}
            onClose={() => select(null)}
            styles={{ body: { padding: 0 } }}
          >
            {detail}
          </Drawer>
        ))}
    </div>
  );
}

function Beside({ title, children, onClose }: { title: string; children: React.ReactNode; onClose: () => void }) {
  return (
    <aside className="panel case-side" aria-label={title}>
      <div className="panel__head">
        {title}{' '}
        <Button size="small" type="text" onClick={onClose} style={{ marginLeft: 'auto' }}>
          关闭
        </Button>
      </div>
      {children}
    </aside>
  );
}

/** A window of the timeline: until when, how it was reached, what stands and what would cure it. */
function Term({ finding, now }: { finding: Finding; now: number }) {
  const status = statusOf(finding.status);
  return (
    <article className="fact">
      <h2>{finding.derivation?.title ?? finding.duty}</h2>
      <p>
        <DueDate due={finding.due ?? ''} now={now} derivation={null} settled={status === 'met'} />
      </p>
      <p>
        <StatusMark status={status} word={findingWords[finding.status] ?? ''} /> {finding.message}
      </p>
      {finding.cure !== null && status !== 'met' && <p className="soft">{finding.cure}</p>}
      {finding.derivation !== null && <DerivationText derivation={finding.derivation} />}
    </article>
  );
}
