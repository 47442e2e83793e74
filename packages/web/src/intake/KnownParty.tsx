import type { Api, CaseLine } from '@liuhen/server/api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '../api/call.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { type KnownFacts, partyFactsOf } from './party-facts.ts';

type Props = { name: string; onTake: (facts: KnownFacts) => void };

/** The same party found again: what the bureau has with this name already, before a second case is opened by mistake. */
export function KnownParty({ name, onTake }: Props) {
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
  const take = useMutation({
    mutationFn: async (id: string) =>
      partyFactsOf(await call<Api['cases']['view']>('GET', '/api/cases/:case', { params: { case: id } })),
    onSuccess: onTake,
  });
  const lines = settled.length >= 2 ? (query.data?.items ?? []) : [];
  if (lines.length === 0) return null;
  const open = lines.filter((line) => !line.closed && line.party === settled);
  const source = lines.find((line) => line.readable && line.party !== null);
  return (
    <div className="form-page__rule" role="status">
      {open.length === 0
        ? `本机关已有 ${query.data?.total} 件与“${settled}”有关，先看看是否同一事项：`
        : `“${settled}”在本机关还有 ${open.length} 件在办。同一违法行为不得给予两次以上罚款（行政处罚法第二十九条），先看看是否同一事项：`}
      <ul>
        {lines.map((line) => (
          <KnownCase key={line.id} line={line} />
        ))}
      </ul>
      {source !== undefined && (
        <Button size="small" loading={take.isPending} onClick={() => take.mutate(source.id)}>
          取用{source.party}的已有资料
        </Button>
      )}
      {take.error !== null && <ProblemCard error={take.error} />}
    </div>
  );
}

function KnownCase({ line }: { line: CaseLine }) {
  return (
    <li>
      {line.readable ? (
        <Link to="/cases/$case/$tab" params={{ case: line.id, tab: 'process' }} search={{}}>
          {line.title}
        </Link>
      ) : (
        line.title
      )}{' '}
      <span className="soft figures">
        {[line.caseNo, line.procedureTitle, line.stageTitle].filter(Boolean).join('，')}
      </span>
    </li>
  );
}
