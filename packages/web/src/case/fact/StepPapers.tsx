import type { CaseView, FactView } from '@liuhen/server/api';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';

type Props = { fact: FactView; view: CaseView };

/** The papers written during a step, and the way to write another one in it. */
export function StepPapers({ fact, view }: Props) {
  const papers = view.facts.filter(
    ({ family, annulledBy, links }) =>
      family === 'document' &&
      annulledBy === null &&
      links.some(({ rel, record }) => rel === 'during' && record === fact.id),
  );
  if (papers.length === 0 && !view.mayRecord) return null;
  return (
    <div className="document-actions">
      {papers.map((paper) => (
        <Link
          key={paper.id}
          to="/cases/$case/$tab"
          params={{ case: view.id, tab: 'process' }}
          search={{ item: paper.id }}
        >
          {paper.title}
        </Link>
      ))}
      {view.mayRecord && (
        <Link className="no-print" to="/cases/$case/draft/new" params={{ case: view.id }} search={{ during: fact.id }}>
          <Button>为这一步写文书</Button>
        </Link>
      )}
    </div>
  );
}
