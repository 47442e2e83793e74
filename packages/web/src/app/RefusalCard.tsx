import type { RefusalCard as Refusal } from '@liuhen/server/api';
import { Button } from 'antd';
import { ArticleWords } from '../articles/ArticleWords.tsx';
import { useAct, useForms } from '../case/use-act.ts';
import { StatusShape } from '../status/StatusMark.tsx';
import './refusal.css';

type Props = { refusal: Refusal; case?: string };

/** What is not possible, which article asks it (its words one tap away), what would cure it, as a button where it can be done here. */
export function RefusalCard({ refusal, case: id }: Props) {
  return (
    <article className="refusal">
      <strong>
        <StatusShape status="broken" /> {refusal.message}
      </strong>
      <div className="refusal__line">
        <span className="soft">依据</span> <ArticleWords provision={refusal.provision} />
      </div>
      {refusal.cure !== '' && (
        <div className="refusal__line">
          <span className="soft">怎样补正</span> <span>{refusal.cure}</span>
        </div>
      )}
      {id !== undefined && <CureButton refusal={refusal} case={id} />}
    </article>
  );
}

/** The cure names a document that can be drawn up here: then it is one tap away. */
function CureButton({ refusal, case: id }: { refusal: Refusal; case: string }) {
  const forms = useForms();
  const act = useAct();
  const words = `${refusal.message}${refusal.cure}`;
  const form = forms.data?.forms
    .filter((line) => line.renders)
    .sort((a, b) => b.title.length - a.title.length)
    .find((line) => words.includes(line.title) || words.includes(line.title.replace(/^行政(执法|处罚)/, '')));
  if (form === undefined) return null;
  return (
    <Button loading={act.isPending} onClick={() => act.mutate({ case: id, act: form.docType, title: form.title })}>
      起草《{form.title}》
    </Button>
  );
}
