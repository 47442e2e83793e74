import type { Api, FixityFinding, FixityReport } from '@liuhen/server/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import { moment } from '../time/moment.ts';
import './keeping.css';

/** What the nightly reading of all held files found: damage by file and record, and what was healed. */
export function FixityPanel({ mayStart }: { mayStart: boolean }) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['fixity'],
    queryFn: () => call<Api['keeping']['fixity']>('GET', '/api/fixity'),
    refetchInterval: ({ state }) => (state.data?.running === true ? 5_000 : false),
  });
  const start = useMutation({
    mutationFn: () => call<Api['keeping']['startFixity']>('POST', '/api/fixity'),
    onSuccess: () => client.invalidateQueries({ queryKey: ['fixity'] }),
  });
  if (query.error !== null) return <ProblemCard error={query.error} />;
  if (query.data === undefined) return <Skeleton active paragraph={{ rows: 3 }} />;
  const { reports, running, secondCopy } = query.data;
  return (
    <section className="panel keeping" aria-label="完整性复核">
      <div className="panel__head">
        完整性复核
        <span className="soft">{secondCopy ? '有第二副本，损坏可自动修复' : '没有第二副本，损坏须从备份恢复'}</span>
        {mayStart && (
          <Button size="small" loading={start.isPending || running} onClick={() => start.mutate()}>
            {running ? '正在复核' : '现在复核'}
          </Button>
        )}
      </div>
      {start.error !== null && <ProblemCard error={start.error} />}
      {reports.length === 0 ? (
        <Empty title="还没有复核过">每夜把全部原件重新读一遍、重新计算哈希，损坏的写明是哪条记录的哪个文件。</Empty>
      ) : (
        <ul>
          {reports.map((report) => (
            <Report key={report.record} report={report} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Report({ report }: { report: FixityReport }) {
  const open = report.findings.filter(({ healed }) => !healed).length;
  return (
    <li>
      <span className="figures soft">{moment(report.startedAt)}</span>
      <StatusMark status={open > 0 ? 'broken' : 'met'} word={open > 0 ? `${open} 处未修复` : '完好'} />
      <span>{report.note}</span>
      {report.findings.length > 0 && (
        <ul className="keeping__details">
          {report.findings.map((finding) => (
            <Finding key={`${finding.sha256} ${finding.where}`} finding={finding} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Finding({ finding }: { finding: FixityFinding }) {
  return (
    <li>
      <span className="figures">{finding.sha256.slice(0, 16)}…</span> {finding.detail}
      {finding.records.map(({ record, case: caseId, caseNo }) =>
        caseId === null ? (
          <span key={record} className="figures soft">
            记录 {record.slice(0, 8)}
          </span>
        ) : (
          <Link key={record} to="/cases/$case/$tab" params={{ case: caseId, tab: 'process' }} search={{ item: record }}>
            {caseNo ?? '未编号案件'}
          </Link>
        ),
      )}
    </li>
  );
}
