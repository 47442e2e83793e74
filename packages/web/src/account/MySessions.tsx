import type { Api, SessionLine } from '@liuhen/server/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { call, RequestProblem } from '../api/call.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { StepUp } from '../document/StepUp.tsx';
import { moment } from '../time/moment.ts';

/** Where one is signed in; what is not one's own is ended from here. */
export function MySessions() {
  const client = useQueryClient();
  const [again, setAgain] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ['sessions'],
    queryFn: () => call<Api['session']['list']>('GET', '/api/session/sessions'),
  });
  const revoke = useMutation({
    mutationFn: (session: string) =>
      call<Api['session']['revoke']>('DELETE', '/api/session/sessions/:session', { params: { session } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
    onError: (error, session) => {
      if (error instanceof RequestProblem && error.problem.code === 'stepUpNeeded') setAgain(session);
    },
  });
  return (
    <section className="panel account__part">
      <h2>正在登录</h2>
      {query.error !== null && <ProblemCard error={query.error} />}
      {query.data === undefined && query.error === null && <Skeleton active />}
      <ul className="account__sessions">
        {query.data?.sessions.map((session) => (
          <li key={session.id}>
            <span>
              {browserName(session)}
              {session.current && <strong>　本机</strong>}
            </span>
            <span className="soft figures">
              {session.from}　{moment(session.startedAt)} 登录，{moment(session.lastSeenAt)} 还在用
            </span>
            {!session.current && (
              <Button size="small" loading={revoke.isPending} onClick={() => revoke.mutate(session.id)}>
                使其失效
              </Button>
            )}
          </li>
        ))}
      </ul>
      {revoke.error instanceof RequestProblem && revoke.error.problem.code !== 'stepUpNeeded' && (
        <ProblemCard error={revoke.error} />
      )}
      <StepUp
        open={again !== null}
        onClose={() => setAgain(null)}
        onDone={() => again !== null && revoke.mutate(again)}
      />
    </section>
  );
}

const known: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, '微软浏览器'],
  [/Firefox\//, '火狐浏览器'],
  [/Chrome\//, '谷歌或同类浏览器'],
  [/Safari\//, '苹果浏览器'],
];

function browserName({ client }: SessionLine): string {
  const name = known.find(([pattern]) => pattern.test(client))?.[1] ?? '其他程序';
  return /Mobile|Android|iPhone/.test(client) ? `${name}（手机）` : name;
}
