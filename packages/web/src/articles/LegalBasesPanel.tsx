import type { Api, LawLine, LegalArticleLine } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { BasisForm } from './BasisForm.tsx';
import { BenchmarkForm } from './BenchmarkForm.tsx';
import { BenchmarkList } from './BenchmarkList.tsx';
import { termOf } from './term-words.ts';
import './legal-bases.css';

/** The law above the regulation, article by article as of its day, and the benchmarks of discretion. */
export function LegalBasesPanel() {
  const [shown, setShown] = useState<'articles' | 'benchmarks'>('articles');
  const [words, setWords] = useState('');
  const [adding, setAdding] = useState<'basis' | 'benchmark' | null>(null);
  const query = useQuery({
    queryKey: ['legal-bases'],
    queryFn: () => call<Api['legalBases']['list']>('GET', '/api/legal-bases'),
  });
  if (query.error !== null) return <ProblemCard error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton active paragraph={{ rows: 10 }} />;
  const { articles, benchmarks, laws, refused, mayAdd } = query.data;
  return (
    <>
      <div className="bases__head">
        <Segmented<'articles' | 'benchmarks'>
          value={shown}
          onChange={(value) => setShown(value)}
          options={[
            { value: 'articles', label: `条文 ${articles.length}` },
            { value: 'benchmarks', label: `裁量基准 ${benchmarks.length}` },
          ]}
        />
        <Input
          allowClear
          aria-label="按法律、条号、文字查找"
          placeholder="法律、条号、文字"
          className="bases__search"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        {mayAdd && (
          <Button onClick={() => setAdding(shown === 'articles' ? 'basis' : 'benchmark')}>
            {shown === 'articles' ? '增补依据' : '增补裁量基准'}
          </Button>
        )}
      </div>
      {refused.map((message) => (
        <p key={message} className="refusal" role="note">
          {message}
        </p>
      ))}
      {shown === 'articles' ? (
        <Articles articles={articles.filter((one) => holds(one, words))} laws={laws} words={words} />
      ) : (
        <BenchmarkList
          benchmarks={benchmarks.filter((one) => `${one.title}${one.basis}${one.conduct}`.includes(words.trim()))}
          mayAdd={mayAdd}
        />
      )}
      {adding === 'basis' && <BasisForm onClose={() => setAdding(null)} />}
      {adding === 'benchmark' && <BenchmarkForm onClose={() => setAdding(null)} />}
    </>
  );
}

const holds = (article: LegalArticleLine, words: string): boolean =>
  words
    .trim()
    .split(/\s+/)
    .every((word) => `${article.citation}${article.text}`.includes(word));

function Articles({
  articles,
  laws,
  words,
}: {
  articles: readonly LegalArticleLine[];
  laws: readonly LawLine[];
  words: string;
}) {
  if (articles.length === 0)
    return (
      <Empty title={`没有含“${words.trim()}”的条文`}>
        这里收录文书和案件常引的条文。没有收录的，由法制科“增补依据”，写明施行日期和出处。
      </Empty>
    );
  const byLaw = Map.groupBy(articles, ({ law }) => law);
  return [...byLaw].map(([law, own]) => {
    const known = laws.find(({ title }) => title === law);
    return (
      <section key={law} className="panel bases__law" aria-label={law}>
        <div className="panel__head">
          <strong>{law}</strong>
          {known !== undefined && <span className="soft figures">{termOf(known)}</span>}
          {known?.repealedOn != null && <span className="bases__repealed">已废止</span>}
        </div>
        <ul>
          {own.map((article) => (
            <ArticleRow key={`${article.citation} ${article.effectiveFrom}`} article={article} />
          ))}
        </ul>
      </section>
    );
  });
}

const sureness: Record<string, string> = {
  text: '',
  secondhand: '未经原文核实',
  unverified: '未核实',
  internal: '本机关',
};

export function ArticleRow({ article }: { article: LegalArticleLine }) {
  const mark = [article.kind === 'gist' ? '概要' : '', sureness[article.certainty] ?? '未核实']
    .filter(Boolean)
    .join('，');
  return (
    <li className="bases__article">
      <span className="bases__no">{article.citation.replace(/^《[^》]+》/, '')}</span>
      <div>
        <p>{article.text === '' ? '（没有写明文字）' : article.text}</p>
        <p className="soft">
          {article.fine !== null && <span className="bases__fine figures">罚款：{article.fine}</span>}
          {mark !== '' && <span className="bases__mark">{mark}</span>}
          {article.added && <span className="bases__mark">本机关增补，{termOf(article)}</span>}
          <span>{article.source}</span>
        </p>
      </div>
    </li>
  );
}
