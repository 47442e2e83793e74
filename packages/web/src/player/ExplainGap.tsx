import type { Api, CoverageGap } from '@liuhen/server/api';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { call } from '../api/call.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { newId } from '../record/new-id.ts';
import { clockToSecond } from '../time/moment.ts';
import { partOf } from './filming-excuse.ts';

type Props = { caseId: string; act: string; gap: CoverageGap };

/** From a gap to the statement why nothing was filmed there: from when to when is written down already, and may be made shorter. */
export function ExplainGap({ caseId, act, gap }: Props) {
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: () =>
      call<Api['drafts']['create']>('POST', '/api/cases/:case/drafts', {
        params: { case: caseId },
        body: { id: newId(), docType: 'avInapplicableStatement', during: act, given: { part: partOf(gap) } },
      }),
    onSuccess: (draft) => navigate({ to: '/drafts/$draft', params: { draft: draft.id } }),
  });
  return (
    <>
      <Button
        size="small"
        loading={create.isPending}
        aria-label={`写明理由，${clockToSecond(gap.from)} 起没有录制的`}
        onClick={() => create.mutate()}
      >
        写明理由
      </Button>
      {create.error !== null && <ProblemCard error={create.error} />}
    </>
  );
}
