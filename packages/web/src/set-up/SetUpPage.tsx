import type { Api, RecoverySheet } from '@liuhen/server/api';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { call, RequestProblem } from '../api/call.ts';
import '../sign-in/sign-in.css';
import './set-up.css';

/** The first start: the bureau's name, the first administrator, and the sheet that must be printed and locked away. */
export function SetUpPage() {
  const { token } = useSearch({ from: '/setup' });
  const [form, setForm] = useState({
    bureau: '',
    authority: '',
    name: '',
    account: 'admin',
    password: '',
    again: '',
    demonstration: false,
  });
  const [mismatch, setMismatch] = useState(false);
  const begin = useMutation({
    mutationFn: () =>
      call<Api['setup']['begin']>('POST', '/api/setup', {
        body: {
          token,
          bureau: form.bureau.trim(),
          ...(form.authority.trim() === '' ? {} : { legalPersonAuthority: form.authority.trim() }),
          administrator: { name: form.name.trim(), account: form.account.trim(), password: form.password },
          demonstration: form.demonstration,
        },
      }),
  });
  if (begin.data !== undefined) return <Sheet sheet={begin.data.sheet} />;
  const text = (
    key: 'bureau' | 'authority' | 'name' | 'account' | 'password' | 'again',
    label: string,
    more: React.InputHTMLAttributes<HTMLInputElement> = {},
  ) => (
    <label>
      {label}
      <input
        value={form[key]}
        onChange={(event) => setForm({ ...form, [key]: event.target.value })}
        maxLength={100}
        {...more}
      />
    </label>
  );
  const problem = begin.error instanceof RequestProblem ? begin.error.problem : null;
  return (
    <main className="sign-in">
      <section className="sign-in__card set-up">
        <header className="sign-in__head">
          <img src="/mark.svg" alt="" width="40" height="40" />
          <div>
            <h1>首次设置</h1>
            <p>只做一次，约两分钟</p>
          </div>
        </header>
        <form
          className="sign-in__form"
          onSubmit={(event) => {
            event.preventDefault();
            setMismatch(form.password !== form.again);
            if (form.password === form.again) begin.mutate();
          }}
        >
          {text('bureau', '机关全称', { required: true, placeholder: '例：某某市生态环境局某某县分局' })}
          {text('authority', '上级法人机关（派出机构填写）')}
          {text('name', '系统管理员姓名', { required: true })}
          {text('account', '系统管理员账号', { required: true, autoComplete: 'username' })}
          {text('password', '密码（至少 10 个字符）', {
            required: true,
            type: 'password',
            autoComplete: 'new-password',
          })}
          {text('again', '再输一次密码', { required: true, type: 'password', autoComplete: 'new-password' })}
          <label className="set-up__check">
            <input
              type="checkbox"
              checked={form.demonstration}
              onChange={(event) => setForm({ ...form, demonstration: event.target.checked })}
            />
            载入演示案件（全部虚构，另设演示人员；正式使用请勿勾选）
          </label>
          {mismatch && (
            <div className="sign-in__problem" role="alert">
              <strong>两次输入的密码不同</strong>
              <span>请重新输入。</span>
            </div>
          )}
          {problem !== null && (
            <div className="sign-in__problem" role="alert">
              <strong>{problem.title}</strong>
              <span>{problem.detail}</span>
              <span>{problem.remedy}</span>
            </div>
          )}
          <button type="submit" disabled={begin.isPending}>
            {begin.isPending ? '正在设置' : '开始使用'}
          </button>
        </form>
        <p className="sign-in__note">
          系统管理员只管账号和运行，看不到案件内容。设置完成后请另设安全管理员和审计管理员，三者不得由一人兼任。
        </p>
      </section>
    </main>
  );
}

function Sheet({ sheet }: { sheet: RecoverySheet }) {
  const navigate = useNavigate();
  return (
    <main className="sheet">
      <h1>密钥恢复单</h1>
      <p>
        {sheet.bureau}，{sheet.madeAt}
      </p>
      {sheet.keys.map((key) => (
        <section key={key.name}>
          <h2>{key.name}</h2>
          <p>{key.purpose}</p>
          <code>{key.words}</code>
        </section>
      ))}
      <ul>
        {sheet.advice.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="no-print sheet__acts">
        <button type="button" onClick={() => window.print()}>
          打印
        </button>
        <button type="button" onClick={() => void navigate({ to: '/sign-in', search: { next: '/' } })}>
          已打印并锁好，去登录
        </button>
      </p>
    </main>
  );
}
