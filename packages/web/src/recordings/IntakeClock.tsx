import type { CaseView, FactView } from '@liuhen/server/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useSignedIn } from '../app/frame/me-context.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { submit } from '../record/submit.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { length } from '../time/moment.ts';
import { lateBy } from './intake-clock.ts';

type Props = { fact: FactView; view: CaseView };

/** Whether a recording came in within its twenty-four hours. What came late stays late; the reason is asked for and added. */
export function IntakeClock({ fact, view }: Props) {
  const me = useSignedIn();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const add = useMutation({
    mutationFn: () =>
      submit(me, {
        kind: 'supplement',
        case: view.id,
        from: new Date().toISOString(),
        links: [{ rel: 'supplements', record: fact.id }],
        data: { reason: '补记逾时入库的原因', changes: { lateReason: reason.trim() } },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['case', view.id] }),
  });
  // what was imported has no receipt of ours to judge by
  if (fact.intake == null) return null;
  const late = lateBy(fact.intake.endedAt, fact.intake.storedAt);
  if (late === 0) return <StatusMark status="met" word="24 小时内入库（第二十七条）" />;
  const told = typeof fact.data.lateReason === 'string' && fact.data.lateReason !== '' ? fact.data.lateReason : null;
  return (
    <div className="intake-clock">
      <StatusMark status="broken" word={`超过 24 小时入库，晚 ${length(late)}（第二十七条）`} />
      {told !== null && <span>原因：{told}</span>}
      {told === null && view.mayRecord && (
        <span className="intake-clock__ask">
          <Input
            aria-label="逾时原因"
            placeholder="写明逾时的原因"
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button disabled={reason.trim().length < 2} loading={add.isPending} onClick={() => add.mutate()}>
            补记原因
          </Button>
        </span>
      )}
      {add.error !== null && <ProblemCard error={add.error} />}
    </div>
  );
}
