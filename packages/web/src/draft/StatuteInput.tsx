import type { Api, LegalArticleLine } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { call } from '../api/call.ts';
import { ArticleRow } from '../articles/LegalBasesPanel.tsx';

/** Articles that are offered by law and number, and read under the field as they are chosen; others may be typed. */
export function StatuteInput({
  id,
  value,
  onChange,
}: {
  id: string;
  value: readonly string[];
  onChange: (next: string[]) => void;
}) {
  const query = useQuery({
    queryKey: ['legal-bases'],
    queryFn: () => call<Api['legalBases']['list']>('GET', '/api/legal-bases'),
    staleTime: 300_000,
  });
  const articles = query.data?.articles ?? [];
  const chosen = value.flatMap((cited) => articles.find(({ citation }) => citation === cited) ?? []);
  return (
    <>
      <Select
        id={id}
        mode="tags"
        tokenSeparators={['；', ';', '\n']}
        value={[...value]}
        onChange={(next: string[]) => onChange(next)}
        optionFilterProp="search"
        loading={query.isPending}
        options={articles.map((article) => ({
          value: article.citation,
          label: label(article),
          search: `${article.citation}${article.text}`,
        }))}
      />
      {chosen.length > 0 && (
        <ul className="statutes__read">
          {chosen.map((article) => (
            <ArticleRow key={`${article.citation} ${article.effectiveFrom}`} article={article} />
          ))}
        </ul>
      )}
    </>
  );
}

const label = ({ citation, repealedOn, fine }: LegalArticleLine): string =>
  [citation, repealedOn === null ? '' : `（${repealedOn} 废止）`, fine === null ? '' : `罚款 ${fine}`]
    .filter(Boolean)
    .join(' ');
