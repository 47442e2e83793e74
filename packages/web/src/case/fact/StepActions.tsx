import type { CaseView, FactView } from '@liuhen/server/api';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { ProblemCard } from '../../app/ProblemCard.tsx';
import { paperOfStep } from '../../step/paper-of-step.ts';
import { useDraftPaper, useForms } from '../use-act.ts';

/** What hangs on a step: its papers, drawn up from what it says already, and what was filmed of it. */
export function StepActions({ fact, view }: { fact: FactView; view: CaseView }) {
  const forms = useForms();
  const draftPaper = useDraftPaper();
  const paper = paperOfStep(view, fact.kind, forms.data?.forms ?? []);
  const draft = useMutation({ mutationFn: (docType: string) => draftPaper(view.id, docType, fact.id) });
  if (fact.family !== 'step' || fact.annulledBy !== null || !view.mayRecord) return null;
  return (
    <div className="document-actions no-print">
      {paper !== null && (
        <Button type="primary" loading={draft.isPending} onClick={() => draft.mutate(paper.docType)}>
          起草《{paper.title}》
        </Button>
      )}
      <Link to="/cases/$case/draft/new" params={{ case: view.id }} search={{ during: fact.id }}>
        <Button>{paper === null ? '起草本步骤的文书' : '起草其他文书'}</Button>
      </Link>
      <Link to="/cases/$case/upload" params={{ case: view.id }} search={{ act: fact.id }}>
        <Button>拍摄或传音像</Button>
      </Link>
      {draft.error !== null && <ProblemCard error={draft.error} />}
    </div>
  );
}
