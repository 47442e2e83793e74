import type { Api } from '@liuhen/server/api';
import { useMutation } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { useSignedIn } from '../app/frame/me-context.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';

type Props = { open: boolean; onClose: () => void; onDone: () => void };

/** Grave acts ask once more who is there; good for ten minutes. */
export function StepUp({ open, onClose, onDone }: Props) {
  const me = useSignedIn();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const verify = useMutation({
    mutationFn: () =>
      call<Api['session']['stepUp']>('POST', '/api/session/step-up', {
        body: { password, ...(code === '' ? {} : { code }) },
      }),
    onSuccess: () => {
      setPassword('');
      setCode('');
      onClose();
      onDone();
    },
  });
  return (
    <Modal
      open={open}
      title="再次验证身份"
      onCancel={onClose}
      okText="验证"
      cancelText="取消"
      okButtonProps={{ loading: verify.isPending, disabled: password === '' }}
      onOk={() => verify.mutate()}
    >
      <div className="approve">
        <p className="soft">本操作影响重大，需要再次确认是您本人；十分钟内不再询问。</p>
        <Input.Password
          autoComplete="current-password"
          placeholder="密码"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          onPressEnter={() => verify.mutate()}
        />
        {me.totp && (
          <Input
            placeholder="动态口令或恢复码"
            autoComplete="one-time-code"
            value={code}
            maxLength={20}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
        {verify.error !== null && <ProblemCard error={verify.error} />}
      </div>
    </Modal>
  );
}
