import type { AccountLine, Api, PersonLine } from '@liuhen/server/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, Skeleton } from 'antd';
import { useState } from 'react';
import { call, RequestProblem } from '../api/call.ts';
import { useSignedIn } from '../app/frame/me-context.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { Sheet } from '../app/Sheet.tsx';
import { StepUp } from '../document/StepUp.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import { moment } from '../time/moment.ts';
import { AgencyForm } from './AgencyForm.tsx';
import { FactorOffices, factorWords } from './FactorOffices.tsx';
import { FactorResets } from './FactorResets.tsx';

const words = { active: '在用', locked: '已锁定', disabled: '已停用' } as const;

type Doing = { readonly what: 'add' | 'factors' } | { readonly what: 'lost'; readonly account: AccountLine };

/**
 * Who can sign in, and with what. The system administrator keeps the accounts, the security administrator says who needs a second
 * factor; a one-time password is shown this once and changed at the first sign-in.
 */
export function AccountsPanel() {
  const client = useQueryClient();
  const me = useSignedIn();
  const { modal } = App.useApp();
  const [doing, setDoing] = useState<Doing | null>(null);
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
  const { accounts, secondFactor } = query.data;
  const is = (wanted: string) => me.offices.some(({ office }) => office === wanted);
  const [keeps, secures] = [is('systemAdministrator'), is('securityAdministrator')];
  const without: PersonLine[] = (people.data?.people ?? []).filter(
    ({ id }) => !accounts.some(({ person }) => person === id),
  );
  return (
    <>
      <div className="tab-acts">
        {keeps && (
          <Button type="primary" disabled={without.length === 0} onClick={() => setDoing({ what: 'add' })}>
            开设账号
          </Button>
        )}
        {secures && <Button onClick={() => setDoing({ what: 'factors' })}>哪些职务须用动态口令</Button>}
        <span className="soft">{without.length === 0 ? '在册人员都有账号' : `${without.length} 人还没有账号`}</span>
      </div>
      <p className="soft">{factorWords(secondFactor)}</p>
      <FactorResets onPassword={show} />
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
          {
            title: '动态口令',
            key: 'totp',
            render: (_, { totp, secondFactorRequired }) =>
              totp ? (
                <StatusMark status="met" word="口令已启用" />
              ) : (
                <StatusMark
                  status={secondFactorRequired ? 'due' : 'plain'}
                  word={secondFactorRequired ? '下次登录须启用口令' : '口令未启用'}
                />
              ),
          },
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
            render: (_, account) => {
              const { person, state, totp } = account;
              const acts = [
                ...(keeps ? [{ key: 'reset', label: '重置密码' }] : []),
                ...(keeps ? [{ key: 'state', label: state === 'active' ? '停用' : '恢复' }] : []),
                ...((keeps || secures) && totp && person !== me.person
                  ? [{ key: 'lost', label: '手机遗失，重置第二因素' }]
                  : []),
              ];
              if (acts.length === 0) return <span className="soft">—</span>;
              const run: Record<string, () => void> = {
                reset: () => reset.mutate(person),
                state: () => setState.mutate({ person, state: state === 'active' ? 'disabled' : 'active' }),
                lost: () => setDoing({ what: 'lost', account }),
              };
              return (
                <Dropdown trigger={['click']} menu={{ items: acts, onClick: ({ key }) => run[key]?.() }}>
                  <Button size="small">办理</Button>
                </Dropdown>
              );
            },
          },
        ]}
      />
      {doing?.what === 'factors' && <FactorOffices current={secondFactor.offices} onClose={() => setDoing(null)} />}
      {doing?.what === 'lost' && (
        <AgencyForm
          title={`重置第二因素：${doing.account.name}`}
          note="提出后由另一名管理员确认。确认后此人的密码、动态口令、恢复码全部作废，凭一次性密码重新登记。"
          done="已提出，等待另一名管理员确认"
          fields={[
            {
              name: 'reason',
              label: '原因，怎样核实的身份',
              control: 'long',
              required: true,
              extra: '例：手机遗失，本人到场，核对了居民身份证',
            },
          ]}
          submit={(values) =>
            call<Api['people']['askFactorReset']>('POST', '/api/accounts/:person/second-factor', {
              params: { person: doing.account.person },
              body: { reason: String(values.reason) },
            })
          }
          onClose={() => setDoing(null)}
        />
      )}
      {doing?.what === 'add' && (
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
          onClose={() => setDoing(null)}
        />
      )}
      <StepUp open={again !== null} onClose={() => setAgain(null)} onDone={() => again?.()} />
    </>
  );
}
