import type { Api } from '@liuhen/server/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { useSignedIn } from '../app/frame/me-context.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';

type Credentials = { password: string; code?: string };
type Begun = { secret: string; picture: string };

/** The authenticator on one's telephone: taken in by camera, confirmed by its first code; the recovery codes follow. */
export function SecondFactor({ onShowing }: { onShowing?: (codes: boolean) => void }) {
  const me = useSignedIn();
  const client = useQueryClient();
  const [wanted, setWanted] = useState<'enrol' | 'codes' | null>(me.totp ? null : 'enrol');
  const [begun, setBegun] = useState<Begun | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const ask = useMutation({
    mutationFn: async ({ password, code }: Credentials) => {
      const body = { password, ...(code === undefined || code === '' ? {} : { code }) };
      if (wanted === 'codes') {
        const renewed = await call<Api['session']['renewRecoveryCodes']>('POST', '/api/session/recovery-codes', {
          body,
        });
        setCodes(renewed.recoveryCodes);
      } else setBegun(await call<Api['session']['beginTotp']>('POST', '/api/session/totp', { body }));
    },
  });
  const confirm = useMutation({
    mutationFn: ({ code }: { code: string }) =>
      call<Api['session']['confirmTotp']>('PUT', '/api/session/totp', { body: { code } }),
    onSuccess: ({ recoveryCodes }) => {
      onShowing?.(true);
      setBegun(null);
      setCodes(recoveryCodes);
    },
  });
  const done = async () => {
    setCodes(null);
    setWanted(null);
    await client.invalidateQueries();
    onShowing?.(false);
  };
  return (
    <section className="panel account__part">
      <h2>动态口令</h2>
      {codes !== null ? (
        <RecoveryCodes codes={codes} account={me.account} onDone={done} />
      ) : begun !== null ? (
        <Confirm begun={begun} error={confirm.error} waiting={confirm.isPending} onCode={confirm.mutate} />
      ) : (
        <>
          <p>
            {me.totp ? (
              <StatusMark status="met" word="已启用" />
            ) : (
              <StatusMark status={me.mustEnrol ? 'broken' : 'plain'} word={me.mustEnrol ? '须启用' : '未启用'} />
            )}
            {me.recoveryCodesLeft !== null && <span className="soft">　恢复码还剩 {me.recoveryCodesLeft} 个</span>}
          </p>
          {wanted === null ? (
            <div className="account__acts">
              <Button onClick={() => setWanted('enrol')}>换一部手机</Button>
              <Button onClick={() => setWanted('codes')}>更换恢复码</Button>
            </div>
          ) : (
            <Form<Credentials> layout="vertical" className="account__form" onFinish={(values) => ask.mutate(values)}>
              <Form.Item name="password" label="现在的密码" rules={[{ required: true, message: '请填写密码' }]}>
                <Input.Password autoComplete="current-password" maxLength={256} />
              </Form.Item>
              {me.totp && (
                <Form.Item
                  name="code"
                  label="现在的动态口令或恢复码"
                  rules={[{ required: true, message: '请填写动态口令或恢复码' }]}
                >
                  <Input autoComplete="one-time-code" maxLength={20} />
                </Form.Item>
              )}
              {ask.error !== null && <ProblemCard error={ask.error} />}
              <Button type="primary" htmlType="submit" loading={ask.isPending}>
                {wanted === 'codes' ? '更换恢复码' : '取得二维码'}
              </Button>
            </Form>
          )}
        </>
      )}
    </section>
  );
}

type ConfirmProps = {
  begun: Begun;
  error: Error | null;
  waiting: boolean;
  onCode: (values: { code: string }) => void;
};

function Confirm({ begun, error, waiting, onCode }: ConfirmProps) {
  return (
    <div className="account__enrol">
      <img src={begun.picture} alt="动态口令二维码" width="200" height="200" className="account__code" />
      <div>
        <ol>
          <li>在手机上打开任一动态口令应用（支持 TOTP 的均可，不需要联网）。</li>
          <li>扫左边的二维码；不能扫码的，手工输入密钥：</li>
        </ol>
        <code className="account__secret">{begun.secret.match(/.{1,4}/g)?.join(' ')}</code>
        <Form<{ code: string }> layout="vertical" className="account__form" onFinish={onCode}>
          <Form.Item
            name="code"
            label="手机上显示的 6 位数字"
            rules={[{ required: true, pattern: /^\d{6}$/, message: '请输入 6 位数字' }]}
          >
            <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
          </Form.Item>
          {error !== null && <ProblemCard error={error} />}
          <Button type="primary" htmlType="submit" loading={waiting}>
            启用
          </Button>
        </Form>
      </div>
    </div>
  );
}
