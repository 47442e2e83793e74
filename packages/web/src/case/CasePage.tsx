import type { Api, CaseView } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { call } from '../api/call.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { useNow } from '../time/use-now.ts';
import { CaseHeader } from './CaseHeader.tsx';
import { OpenActs } from './OpenActs.tsx';
import { ProcessTab } from './tabs/ProcessTab.tsx';

export type TabProps = { view: CaseView; now: number };

const later = {
  documents: lazy(() => import('./tabs/DocumentsTab.tsx').then((module) => ({ default: module.DocumentsTab }))),
  recordings: lazy(() => import('./tabs/RecordingsTab.tsx').then((module) => ({ default: module.RecordingsTab }))),
  evidence: lazy(() => import('./tabs/EvidenceTab.tsx').then((module) => ({ default: module.EvidenceTab }))),
  approvals: lazy(() => import('./tabs/ApprovalsTab.tsx').then((module) => ({ default: module.ApprovalsTab }))),
  deadlines: lazy(() => import('./tabs/DeadlinesTab.tsx').then((module) => ({ default: module.DeadlinesTab }))),
  compliance: lazy(() => import('./tabs/ComplianceTab.tsx').then((module) => ({ default: module.ComplianceTab }))),
  service: lazy(() => import('./tabs/ServiceTab.tsx').then((module) => ({ default: module.ServiceTab }))),
  file: lazy(() => import('./tabs/FileTab.tsx').then((module) => ({ default: module.FileTab }))),
  access: lazy(() => import('./tabs/AccessTab.tsx').then((module) => ({ default: module.AccessTab }))),
};

const titles: Record<string, string> = {
  process: '过程',
  documents: '文书',
  recordings: '音像',
  evidence: '证据',
  approvals: '审批',
  deadlines: '期限',
  compliance: '合规',
  service: '送达与执行',
  file: '案卷',
  access: '访问',
};

/** One case: a header that stays, and its tabs. */
export function CasePage() {
  const { case: id, tab } = useParams({ from: '/desk/cases/$case/$tab' });
  const now = useNow(60_000);
  const query = useQuery({
    queryKey: ['case', id],
    queryFn: ({ signal }) => call<Api['cases']['view']>('GET', '/api/cases/:case', { params: { case: id }, signal }),
  });
  if (query.error !== null && query.data === undefined)
    return <ProblemCard error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton active paragraph={{ rows: 12 }} />;
  const view = query.data;
  const Tab = tab in later ? later[tab as keyof typeof later] : null;
  return (
    <>
      <CaseHeader view={view} now={now} />
      <OpenActs view={view} now={now} />
      <CaseTabs id={id} current={tab in titles ? tab : 'process'} />
      <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
        {Tab === null ? <ProcessTab view={view} now={now} /> : <Tab view={view} now={now} />}
      </Suspense>
    </>
  );
}

/** The sides of a case are pages of their own, each with its address. */
function CaseTabs({ id, current }: { id: string; current: string }) {
  return (
    <nav className="case-tabs no-print" aria-label="本案各面">
      {Object.entries(titles).map(([tab, title]) => (
        <Link
          key={tab}
          to="/cases/$case/$tab"
          params={{ case: id, tab }}
          search={{}}
          aria-current={tab === current ? 'page' : undefined}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}
