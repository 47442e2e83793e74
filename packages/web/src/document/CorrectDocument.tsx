import type { Api, CaseView, FactView } from '@liuhen/server/api';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { newId } from '../record/new-id.ts';
import { isFinal, noticesReady } from './corrections.ts';
import { EnterCorrection } from './EnterCorrection.tsx';

type Props = { fact: FactView; view: CaseView };

/** 补正: what is final is not changed; a correcting document is drawn up, and when it stands the correction is entered. */
export function CorrectDocument({ fact, view }: Props) {
  const navigate = useNavigate();
  const [entering, setEntering] = useState(false);
  const draw = useMutation({
    mutationFn: () =>
      call<Api['drafts']['create']>('POST', '/api/cases/:case/drafts', {
        params: { case: view.id },
        body: {
          id: newId(),
          docType: fact.document?.issued === true ? 'decisionAmendmentNotice' : 'recordAmendment',
          corrects: fact.id,
        },
      }),
    onSuccess: (draft) => navigate({ to: '/drafts/$draft', params: { draft: draft.id } }),
  });
  if (!isFinal(fact)) return null;
  const ready = noticesReady(fact, view);
  return (
    <>
      <Button loading={draw.isPending} onClick={() => draw.mutate()}>
        起草补正文书
      </Button>
      {ready.length > 0 && <Button onClick={() => setEntering(true)}>登记更正</Button>}
      {draw.error !== null && <ProblemCard error={draw.error} />}
      {entering && <EnterCorrection fact={fact} view={view} notices={ready} onClose={() => setEntering(false)} />}
    </>
  );
}
