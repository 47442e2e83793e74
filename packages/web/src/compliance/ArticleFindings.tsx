import type { FactView, ReadFinding } from '@liuhen/server/api';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Words } from '../articles/ArticleWords.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import { findingWords, type Status, statusOf } from '../status/status.ts';
import { DueDate } from '../time/DueDate.tsx';
import { Answer } from './Answer.tsx';
import { articlesOf } from './articles-of.ts';
import { Supervise } from './Supervise.tsx';
import { SupervisionNotes } from './SupervisionNotes.tsx';
import './compliance.css';

/** `caseId` is null, and there are no facts, where the duties are the bureau's own. */
type Props = { findings: readonly ReadFinding[]; facts: readonly FactView[]; caseId: string | null; now: number };

/** Duties article by article, the gravest open; each with its proof, its cure, and what one may do about it. */
export function ArticleFindings({ findings, facts, caseId, now }: Props) {
  return (
    <>
      {articlesOf(findings).map((row) => (
        <details
          key={row.article}
          className="compliance__article"
          open={row.status === 'broken' || row.status === 'due' || row.findings.some(({ mayAnswer }) => mayAnswer)}
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
              <Row key={`${finding.id}${index.toString()}`} finding={finding} facts={facts} caseId={caseId} now={now} />
            ))}
          </ul>
        </details>
      ))}
    </>
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

function Row({ finding, facts, caseId, now }: Omit<Props, 'findings'> & { finding: ReadFinding }) {
  const status = statusOf(finding.status);
  const stated = facts.some(
    ({ kind, data, annulledBy }) =>
      kind === 'incurableStatement' && data.obligation === finding.id && annulledBy === null,
  );
  const proofs = finding.records.flatMap((id) => facts.find((fact) => fact.id === id) ?? []);
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
        {caseId !== null && proofs.length > 0 && (
          <span className="compliance__proofs">
            <span className="soft">所据</span>
            {proofs.map((fact) => (
              <Link
                key={fact.id}
                to="/cases/$case/$tab"
                params={{ case: caseId, tab: 'process' }}
                search={{ item: fact.id }}
              >
                {fact.title}
              </Link>
            ))}
          </span>
        )}
        {caseId !== null && <SupervisionNotes obligation={finding.id} facts={facts} caseId={caseId} />}
      </div>
      <span className="compliance__verdicts">
        <span>{finding.legalEffect === null ? '—' : effects[finding.legalEffect]}</span>
        <span>{finding.compliance === null ? '—' : verdicts[finding.compliance]}</span>
        <Answer finding={finding} caseId={caseId} stated={stated} />
        {caseId !== null && (status === 'broken' || status === 'due' || status === 'unjudged') && (
          <Supervise finding={finding} caseId={caseId} />
        )}
      </span>
    </li>
  );
}
