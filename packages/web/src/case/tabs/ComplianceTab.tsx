import type { Finding } from '@liuhen/server/api';
import { Link } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Empty } from '../../app/Empty.tsx';
import { Words } from '../../articles/ArticleWords.tsx';
import { StatusMark } from '../../status/StatusMark.tsx';
import { findingWords, type Status, statusOf } from '../../status/status.ts';
import { DueDate } from '../../time/DueDate.tsx';
import type { TabProps } from '../CasePage.tsx';
import { articlesOf } from './articles-of.ts';
import { Supervise } from './Supervise.tsx';
import './compliance.css';

type Filter = 'open' | 'broken' | 'all';

/** The regulation's articles as rows, each opening its obligations for this case; the two verdicts side by side. */
export function ComplianceTab({ view, now }: TabProps) {
  const [filter, setFilter] = useState<Filter>('all');
  const said = view.findings.filter((finding) => finding.status !== 'notApplicable');
  const wanted = said.filter(
    (finding) =>
      filter === 'all' ||
      (filter === 'broken' ? statusOf(finding.status) === 'broken' : statusOf(finding.status) !== 'met'),
  );
  const rows = articlesOf(wanted);
  return (
    <section className="panel compliance" aria-label="逐条合规">
      <div className="panel__head compliance__head">
        逐条合规 <span className="soft">左为国家法效力，右为制度合规；两者分别判断</span>
        <Segmented<Filter>
          className="no-print"
          value={filter}
          onChange={setFilter}
          options={[
            { label: '全部', value: 'all' },
            { label: '未了', value: 'open' },
            { label: '违规', value: 'broken' },
          ]}
        />
        <Button className="no-print" onClick={() => window.print()}>
          打印合规页
        </Button>
      </div>
      {rows.length === 0 && (
        <Empty title={filter === 'broken' ? '没有违规' : '没有未了的义务'}>
          案件每多一条记录，相应条文的义务就在这里重新判断。
        </Empty>
      )}
      {rows.map((row) => (
        <details
          key={row.article}
          className="compliance__article"
          open={row.status === 'broken' || row.status === 'due'}
        >
          <summary>
            <span className="compliance__name">{row.article}</span>
            <span className="compliance__counts figures">
              {(['met', 'due', 'unjudged', 'broken'] as const).map(
                (status) =>
                  row.counts[status] > 0 && (
                    <StatusMark key={status} status={status} word={`${words[status]} ${row.counts[status]}`} />
                  ),
              )}
            </span>
          </summary>
          {row.number !== null && <ArticleText number={row.number} />}
          <ul>
            {row.findings.map((finding, index) => (
              <Row key={`${finding.id}${index.toString()}`} finding={finding} view={view} now={now} />
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

/** The article's own words beside what it finds; asked for only when wanted. */
function ArticleText({ number }: { number: number }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="compliance__words no-print">
      <button type="button" className="plain-button due-date" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? '收起条文' : '看条文'}
      </button>
      {open && <Words numbers={[number]} />}
    </div>
  );
}

const words: Record<Exclude<Status, 'plain'>, string> = { met: '已备', due: '待办', unjudged: '人判', broken: '违规' };
const effects: Record<string, string> = { valid: '有效', invalid: '无效', doubtful: '存疑' };
const verdicts: Record<string, string> = { compliant: '合规', violation: '违规' };

function Row({ finding, view, now }: { finding: Finding; view: TabProps['view']; now: number }) {
  const status = statusOf(finding.status);
  const proofs = finding.records.flatMap((id) => view.facts.find((fact) => fact.id === id) ?? []);
  return (
    <li className="compliance__row">
      <StatusMark status={status} word={findingWords[finding.status] ?? ''} />
      <div className="compliance__what">
        <span>{finding.message}</span>
        {finding.due !== null && (
          <DueDate
            due={finding.due}
            now={now}
            derivation={finding.derivation}
            settled={status === 'met' || finding.status === 'metLate' || finding.status === 'breached'}
          />
        )}
        {finding.cure !== null && status !== 'met' && (
          <span className="compliance__cure">
            <span className="soft">补正</span> {finding.cure}
          </span>
        )}
        {proofs.length > 0 && (
          <span className="compliance__proofs">
            <span className="soft">所据</span>
            {proofs.map((fact) => (
              <Link
                key={fact.id}
                to="/cases/$case/$tab"
                params={{ case: view.id, tab: 'process' }}
                search={{ item: fact.id }}
              >
                {fact.title}
              </Link>
            ))}
          </span>
        )}
      </div>
      <span className="compliance__verdicts">
        <span>{finding.legalEffect === null ? '—' : effects[finding.legalEffect]}</span>
        <span>{finding.compliance === null ? '—' : verdicts[finding.compliance]}</span>
        {(status === 'broken' || status === 'due' || status === 'unjudged') && (
          <Supervise finding={finding} caseId={view.id} />
        )}
      </span>
    </li>
  );
}
