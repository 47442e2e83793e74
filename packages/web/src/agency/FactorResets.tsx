import type { Api, FactorResetLine } from '@liuhen/server/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { call, RequestProblem } from '../api/call.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { StepUp } from '../document/StepUp.tsx';
import { moment } from '../time/moment.ts';

type Settle = { reset: string; decision: 'confirm' | 'withdraw' };

/** Authenticators that were lost: asked for by one administrator, waiting for another who looks at the person too. */
export function FactorResets({ onPassword }: { onPassword: (password: string) => void }) {
  const client = useQueryClient();
  const [again, setAgain] = useState<Settle | null>(null);
  const query = useQuery({
    queryKey: ['factor-resets'],
    queryFn: () => call<Api['people']['factorResets']>('GET', '/api/factor-resets'),
  });
  const settle = useMutation({
    mutationFn: ({ reset, decision }: Settle) =>
      call<Api['people']['settleFactorReset']>('PUT', '/api/factor-resets/:reset', {
        params: { reset },
        body: { decision },
      }),
    onSuccess: async ({ oneTimePassword }) => {
      if (oneTimePassword !== null) onPassword(oneTimePassword);
      await client.invalidateQueries();
    },
    onError: (error, asked) => {
      if (error instanceof RequestProblem && error.problem.code === 'stepUpNeeded') setAgain(asked);
    },
  });
  if (query.error !== null) return <ProblemCard error={query.error} />;
  const resets = query.data?.resets ?? [];
  if (resets.length === 0) return null;
  return (
    <section className="panel keeping">
      <div className="panel__head">
        <strong>等待确认的第二因素重置</strong>
        <span className="soft">两名管理员分别提出和确认；确认前请当面核对本人</span>
      </div>
      <ul>
        {resets.map((reset) => (
          <Line key={reset.id} reset={reset} waiting={settle.isPending} onSettle={settle.mutate} />
        ))}
      </ul>
      {settle.error instanceof RequestProblem && settle.error.problem.code !== 'stepUpNeeded' && (
        <ProblemCard error={settle.error} />
      )}
      <StepUp
        open={again !== null}
        onClose={() => setAgain(null)}
        onDone={() => again !== null && settle.mutate(again)}
      />
    </section>
  );
}

type LineProps = { reset: FactorResetLine; waiting: boolean; onSettle: (settle: Settle) => void };

function Line({ reset, waiting, onSettle }: LineProps) {
  const { id, person, askedBy, askedAt, expiresAt, reason, mayConfirm, mayWithdraw } = reset;
  return (
    <li>
      <strong>{person.name}</strong>
      <span className="figures">{moment(askedAt)}</span>
      <span className="keeping__details">
        {askedBy.name}提出：{reason}
        <span className="soft figures">　{moment(expiresAt)} 前有效</span>
        <span className="table-acts">
          {mayConfirm && (
            <Button
              size="small"
              type="primary"
              loading={waiting}
              onClick={() => onSettle({ reset: id, decision: 'confirm' })}
            >
              已当面核对，确认重置
            </Button>
          )}
          {mayWithdraw && (
            <Button size="small" loading={waiting} onClick={() => onSettle({ reset: id, decision: 'withdraw' })}>
              撤回
            </Button>
          )}
          {!mayConfirm && !mayWithdraw && <span className="soft">由另一名管理员确认</span>}
        </span>
      </span>
    </li>
  );
}
