import type { Api } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { articleNumbers } from './article-numbers.ts';

/** A provision as it is cited; where it is of this regulation, its own words on one tap. */
export function ArticleWords({ provision }: { provision: string }) {
  const [open, setOpen] = useState(false);
  const numbers = articleNumbers(provision);
  if (numbers.length === 0) return <span>{provision}</span>;
  return (
    <span>
      <button type="button" className="plain-button due-date" aria-expanded={open} onClick={() => setOpen(!open)}>
        {provision}
      </button>
      {open && <Words numbers={numbers} />}
    </span>
  );
}

export function Words({ numbers }: { numbers: readonly number[] }) {
  const query = useQuery({
    queryKey: ['articles'],
    queryFn: () => call<Api['articles']['list']>('GET', '/api/articles'),
    staleTime: 300_000,
  });
  if (query.isPending) return <span className="article-words soft">正在取条文</span>;
  return query.data?.articles
    .filter(({ number }) => numbers.includes(number))
    .map((article) => (
      <q key={article.number} className="article-words">
        {article.text}
      </q>
    ));
}
