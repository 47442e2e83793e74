import { CameraOutlined } from '@ant-design/icons';
import type { CaseView, FactView } from '@liuhen/server/api';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';

type Props = { fact: FactView; view: CaseView };

/** The papers written during a step and what goes along with it, and the ways to write another one in it and to film it. */
export function StepPapers({ fact, view }: Props) {
  const attached = new Set(fact.links.flatMap(({ rel, record }) => (rel === 'attaches' ? [record] : [])));
  const papers = view.facts.filter(
    ({ id, family, annulledBy, links }) =>
      annulledBy === null &&
      (attached.has(id) ||
        (family === 'document' && links.some(({ rel, record }) => rel === 'during' && record === fact.id))),
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
      {view.mayRecord && (
        <Link className="no-print" to="/cases/$case/camera" params={{ case: view.id }} search={{ act: fact.id }}>
          <Button icon={<CameraOutlined aria-hidden />}>现场拍摄</Button>
        </Link>
      )}
    </div>
  );
}
