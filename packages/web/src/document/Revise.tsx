import type { Api, CaseView, FactView } from '@liuhen/server/api';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { call } from '../api/call.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { newId } from '../record/new-id.ts';

type Props = { fact: FactView; view: CaseView };

const linksTo = (fact: FactView, rel: string) => (other: FactView) =>
  other.links.some((link) => link.rel === rel && link.record === fact.id);

/** Not issued yet, and no newer version stands: what is wrong in it can still be made good in a next one. */
export function isRevisable(fact: FactView, view: CaseView): boolean {
  return fact.document?.issued !== true && fact.annulledBy === null && !view.facts.some(linksTo(fact, 'replaces'));
}

/** Its last opinion sent it back. */
function isReturned(fact: FactView, view: CaseView): boolean {
  const opinions = view.facts.filter(({ kind }) => kind === 'approval').filter(linksTo(fact, 'approves'));
  const { decision } = Object(opinions.at(-1)?.data ?? {}) as { decision?: unknown };
  return decision === 'returned';
}

/** The next version begins with what this one says, and this one can still be read. */
export function Revise({ fact, view }: Props) {
  const navigate = useNavigate();
  const returned = isReturned(fact, view);
  const revise = useMutation({
    mutationFn: () =>
      call<Api['drafts']['create']>('POST', '/api/cases/:case/drafts', {
        params: { case: view.id },
        body: { id: newId(), docType: fact.kind, replaces: fact.id },
      }),
    onSuccess: (draft) => navigate({ to: '/drafts/$draft', params: { draft: draft.id } }),
  });
  return (
    <>
      <Button type={returned ? 'primary' : 'default'} loading={revise.isPending} onClick={() => revise.mutate()}>
        {returned ? '按退回意见修改' : '改后重新定稿'}
      </Button>
      {revise.error !== null && <ProblemCard error={revise.error} />}
    </>
  );
}
