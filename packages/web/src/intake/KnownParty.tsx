import type { Api } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { call } from '../api/call.ts';

/** The same party found again: what the bureau has with this name already, before a second case is opened by mistake. */
export function KnownParty({ name }: { name: string }) {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(name.trim()), 400);
    return () => window.clearTimeout(timer);
  }, [name]);
  const query = useQuery({
    queryKey: ['cases', 'party', settled],
    queryFn: ({ signal }) =>
      call<Api['cases']['list']>('GET', '/api/cases', { query: { q: settled, limit: 5 }, signal }),
    enabled: settled.length >= 2,
  });
  const lines = settled.length >= 2 ? (query.data?.items ?? []) : [];
  if (lines.length === 0) return null;
  return (
    <div className="form-page__rule" role="status">
      本机关已有 {query.data?.total} 件与“{settled}”有关，先看看是否同一事项：
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            {line.readable ? (
              <Link to="/cases/$case/$tab" params={{ case: line.id, tab: 'process' }} search={{}}>
                {line.title}
              </Link>
            ) : (
              line.title
            )}{' '}
            <span className="soft figures">{[line.caseNo, line.stageTitle].filter(Boolean).join('，')}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
