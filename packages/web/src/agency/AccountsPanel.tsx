import type { AccountLine, Api, PersonLine } from '@liuhen/server/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { call, RequestProblem } from '../api/call.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { Sheet } from '../app/Sheet.tsx';
import { StepUp } from '../document/StepUp.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import { moment } from '../time/moment.ts';
import { AgencyForm } from './AgencyForm.tsx';

const words = { active: '在用', locked: '已锁定', disabled: '已停用' } as const;

/** Who can sign in. A one-time password is shown this once and changed at the first sign-in. */
export function AccountsPanel() {
  const client = useQueryClient();
  const { modal } = App.useApp();
  const [adding, setAdding] = useState(false);
  const [again, setAgain] = useState<(() => void) | null>(null);
  const query = useQuery({
    queryKey: ['accounts'],
    queryFn: () => call<Api['people']['accounts']>('GET', '/api/accounts'),
  });
  const people = useQuery({ queryKey: ['people'], queryFn: () => call<Api['people']['list']>('GET', '/api/people') });
  const show = (password: string) =>
    modal.info({
      title: '一次性密码，只显示这一次',
      content: <code className="one-time">{password}</code>,
      okText: '已交给本人',
    });
  const grave = (retry: () => void) => (error: Error) => {
    if (error instanceof RequestProblem && error.problem.code === 'stepUpNeeded') setAgain(() => retry);
  };
  const reset = useMutation({
    mutationFn: (person: string) =>
      call<Api['people']['resetPassword']>('POST', '/api/accounts/:person/password', { params: { person } }),
    onSuccess: ({ oneTimePassword }) => show(oneTimePassword),
    onError: (error, person) => grave(() => reset.mutate(person))(error),
  });
  const setState = useMutation({
    mutationFn: ({ person, state }: { person: string; state: 'active' | 'disabled' }) =>
      call<Api['people']['setState']>('PUT', '/api/accounts/:person/state', { params: { person }, body: { state } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['accounts'] }),
    onError: (error, change) => grave(() => setState.mutate(change))(error),
  });
  if (query.error !== null) return <ProblemCard error={query.error} />;
  if (query.data === undefined) return <Skeleton active />;
  const { accounts } = query.data;
  const without: PersonLine[] = (people.data?.people ?? []).filter(
    ({ id }) => !accounts.some(({ person }) => person === id),
  );
  return (
    <>
      <div className="tab-acts">
        <Button type="primary" disabled={without.length === 0} onClick={() => setAdding(true)}>
          开设账号
        </Button>
        <span className="soft">{without.length === 0 ? '在册人员都有账号' : `${without.length} 人还没有账号`}</span>
      </div>
      {[reset.error, setState.error].map(
        (error) =>
          error instanceof RequestProblem &&
          error.problem.code !== 'stepUpNeeded' && <ProblemCard key={error.message} error={error} />,
      )}
      <Sheet<AccountLine>
        className="panel"
        size="small"
        rowKey="person"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={accounts}
        columns={[
          { title: '姓名', dataIndex: 'name' },
          { title: '账号', dataIndex: 'account' },
          {
            title: '状态',
            key: 'state',
            render: (_, { state }) => (
              <StatusMark
                status={state === 'active' ? 'met' : state === 'locked' ? 'due' : 'plain'}
                word={words[state]}
              />
            ),
          },
          { title: '动态口令', key: 'totp', render: (_, { totp }) => (totp ? '已启用' : '未启用') },
          {
            title: '最近登录',
            key: 'last',
            render: (_, { lastSignInAt }) => (
              <span className="figures">{lastSignInAt === null ? '从未' : moment(lastSignInAt)}</span>
            ),
          },
          {
            title: '办理',
            key: 'acts',
            render: (_, { person, state }) => (
              <span className="table-acts">
                <Button size="small" onClick={() => reset.mutate(person)}>
                  重置密码
                </Button>
                <Button
                  size="small"
                  onClick={() => setState.mutate({ person, state: state === 'active' ? 'disabled' : 'active' })}
                >
                  {state === 'active' ? '停用' : '恢复'}
                </Button>
              </span>
            ),
          },
        ]}
      />
      {adding && (
        <AgencyForm
          title="开设账号"
          done="已开设"
          fields={[
            {
              name: 'person',
              label: '人员',
              control: 'choice',
              required: true,
              options: without.map(({ id, name }) => ({ value: id, label: name })),
            },
            {
              name: 'account',
              label: '账号',
              control: 'text',
              required: true,
              extra: '3 至 32 位小写字母、数字，以字母开头',
            },
          ]}
          submit={async (values) => {
            const made = await call<Api['people']['createAccount']>('POST', '/api/accounts', {
              body: { person: String(values.person), account: String(values.account) },
            });
            show(made.oneTimePassword);
          }}
          onClose={() => setAdding(false)}
        />
      )}
      <StepUp open={again !== null} onClose={() => setAgain(null)} onDone={() => again?.()} />
    </>
  );
}
