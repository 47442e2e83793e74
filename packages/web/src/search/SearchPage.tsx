import type { Api, SearchHit } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { moveByArrows } from '../app/move-by-arrows.ts';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { codeWord } from '../case/fact/code-words.ts';
import { marked } from './marked.ts';
import './search.css';

const most = 50;

/** Everything one may see, by half a name or a few words: cases first, then what stands in their records. */
export function SearchPage() {
  const { q } = useSearch({ from: '/desk/search' });
  const query = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => call<Api['search']['all']>('GET', '/api/search', { query: { q, limit: most }, signal }),
    enabled: q !== '',
  });
  const hits = query.data?.hits ?? [];
  const groups = byCase(hits);
  return (
    <>
      <PageTitle
        title={q === '' ? '查找' : `查找“${q}”`}
        note={
          query.data === undefined ? ' ' : `${hits.length}${hits.length === most ? ' 条以上' : ' 条'}，只列您有权看的`
        }
      />
      {query.error !== null && <ProblemCard error={query.error} onRetry={() => void query.refetch()} />}
      {query.isFetching && query.data === undefined && <Skeleton active paragraph={{ rows: 8 }} />}
      {(q === '' || query.data?.hits.length === 0) && (
        <div className="panel">
          <Empty title={q === '' ? '写几个字再找' : '没有找到'}>
            可以写当事人名字的一半、统一社会信用代码的全部、案号或文号中的数字、笔录里的一句话、人名或地名。列表里隐去的名字照显示的写（牟某某），隐去的字不能用来查找。
          </Empty>
        </div>
      )}
      <ol className="hits" onKeyDown={moveByArrows}>
        {groups.map(({ first, records }) => (
          <li key={first.case} className="panel">
            <Link
              to="/cases/$case/$tab"
              params={{ case: first.case, tab: 'process' }}
              search={{}}
              className="hits__case"
            >
              <Marked text={first.caseTitle} q={q} />
            </Link>
            {first.caseNo !== null && (
              <span className="soft figures">
                <Marked text={first.caseNo} q={q} />
              </span>
            )}
            {records.length > 0 && (
              <ul>
                {records.map((hit) => (
                  <li key={hit.record}>
                    <Link
                      to="/cases/$case/$tab"
                      params={{ case: hit.case, tab: 'process' }}
                      search={hit.record === null ? {} : { item: hit.record }}
                    >
                      <Marked text={hit.title} q={q} />
                    </Link>
                    {hit.excerpt !== null && (
                      <span className="hits__excerpt">
                        <Marked text={plainExcerpt(hit.excerpt)} q={q} />
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function Marked({ text, q }: { text: string; q: string }) {
  return marked(text, q).map((part) =>
    part.hit ? <mark key={part.at}>{part.text}</mark> : <span key={part.at}>{part.text}</span>,
  );
}

function byCase(hits: readonly SearchHit[]): { first: SearchHit; records: SearchHit[] }[] {
  const groups = new Map<string, { first: SearchHit; records: SearchHit[] }>();
  for (const hit of hits) {
    const group = groups.get(hit.case) ?? { first: hit, records: [] };
    if (hit.record !== null) group.records.push(hit);
    groups.set(hit.case, group);
  }
  return [...groups.values()];
}

/** Stored instants and codes inside an excerpt, as a person reads them. */
function plainExcerpt(text: string): string {
  return text
    .replace(/(\d{4})-(\d{2})-(\d{2})T[\d:.]*(?:Z|[+-]\d{2}:?\d{0,2})?/g, '$1年$2月$3日')
    .replace(/\b[a-z][A-Za-z]+\b/g, codeWord);
}
