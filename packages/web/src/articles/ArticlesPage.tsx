import type { Api, ArticleView } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Skeleton, Tabs } from 'antd';
import { CalendarsPanel } from '../agency/CalendarsPanel.tsx';
import { call } from '../api/call.ts';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import { type Status, statusOf } from '../status/status.ts';
import { wordsOf } from './article-numbers.ts';
import { LegalBasesPanel } from './LegalBasesPanel.tsx';
import './articles.css';

/** The regulation to read, and beside each article how the product enforces it and how the bureau stands today. */
export function ArticlesPage() {
  const query = useQuery({
    queryKey: ['articles'],
    queryFn: () => call<Api['articles']['list']>('GET', '/api/articles'),
  });
  if (query.error !== null) return <ProblemCard error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton active paragraph={{ rows: 14 }} />;
  return (
    <>
      <PageTitle
        title="制度"
        note={`${query.data.title}，逐条对照；右侧为 ${query.data.cases.toLocaleString('zh-CN')} 件案件今天的情况`}
      />
      <Tabs
        items={[
          {
            key: 'regulation',
            label: '制度',
            children: (
              <div className="articles">
                {query.data.articles.map((article) => (
                  <Article key={article.number} article={article} />
                ))}
              </div>
            ),
          },
          { key: 'bases', label: '法律依据与裁量基准', children: <LegalBasesPanel /> },
          { key: 'calendars', label: '放假日历', children: <CalendarsPanel /> },
        ]}
      />
    </>
  );
}

function Article({ article }: { article: ArticleView }) {
  return (
    <article className="panel article" id={`article-${article.number}`}>
      <div className="article__text">
        <h2>
          第{wordsOf(article.number)}条 {article.title}
        </h2>
        <p>{article.text}</p>
      </div>
      <div className="article__duties">
        {article.obligations.length === 0 ? (
          <p className="soft">本条不由机器判断。{article.leftToPeople}</p>
        ) : (
          <ul>
            {article.obligations.map((obligation) => (
              <li key={obligation.id}>
                <span>{obligation.title}</span>
                <Standing standing={obligation.standing} />
              </li>
            ))}
          </ul>
        )}
        {article.obligations.length > 0 && article.leftToPeople !== null && (
          <p className="soft">留给人判断：{article.leftToPeople}</p>
        )}
      </div>
    </article>
  );
}

function Standing({ standing }: { standing: Record<string, number> }) {
  const counts: Record<Status, number> = { met: 0, due: 0, broken: 0, unjudged: 0, plain: 0 };
  for (const [status, count] of Object.entries(standing)) counts[statusOf(status)] += count;
  const shown = (['broken', 'due', 'unjudged', 'met'] as const).filter((status) => counts[status] > 0);
  if (shown.length === 0) return <span className="soft">尚未发生</span>;
  return (
    <span className="status-marks figures">
      {shown.map((status) => (
        <StatusMark key={status} status={status} word={String(counts[status])} />
      ))}
    </span>
  );
}
