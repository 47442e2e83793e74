import type { Api } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { ArticleFindings } from '../compliance/ArticleFindings.tsx';
import { TellIncident } from '../incidents/TellIncident.tsx';
import { useNow } from '../time/use-now.ts';
import './assessment.css';

/** The duties that are no case's but the bureau's: means and people, custody, secrecy, assessment. What a person must judge is judged here. */
export function BureauPanel() {
  const now = useNow(60_000);
  const query = useQuery({
    queryKey: ['agencyFindings'],
    queryFn: () => call<Api['agency']['findings']>('GET', '/api/agency/findings'),
  });
  if (query.error !== null) return <ProblemCard error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton active paragraph={{ rows: 10 }} />;
  const { findings } = query.data;
  return (
    <section className="panel compliance" aria-label="本机关的义务">
      <div className="panel__head">
        本机关的义务 <span className="soft">设施和人员、归档保管、保密、监督考核；依本机关的登记判断</span>
        <span className="bureau__tell no-print">
          <Link to="/incidents">已登记的事件</Link>
          <TellIncident />
        </span>
      </div>
      {findings.length === 0 ? (
        <Empty title="还没有需要判断的义务">登记人员、设备、保管和考核之后，逐条情况列在这里。</Empty>
      ) : (
        <ArticleFindings findings={findings} facts={[]} caseId={null} now={now} />
      )}
    </section>
  );
}
