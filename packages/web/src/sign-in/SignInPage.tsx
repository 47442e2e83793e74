import type { Api } from '@liuhen/server/api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { call, RequestProblem } from '../api/call.ts';
import { fetchAhead } from './fetch-ahead.ts';
import './sign-in.css';

/** Plain HTML on purpose: this page must open at once on a bad network. */
export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [codeNeeded, setCodeNeeded] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<RequestProblem['problem'] | null>(null);
  const state = useQuery({ queryKey: ['setup'], queryFn: () => call<Api['setup']['state']>('GET', '/api/setup') });

  // the name of the case that was open last is nobody's business on the tab of who signs in next
  useEffect(() => {
    document.title = '登录 · 留痕';
  }, []);
  useEffect(fetchAhead, []);

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setWaiting(true);
    setProblem(null);
    try {
      const answer = await call<Api['session']['signIn']>('POST', '/api/session', {
        body: { account, password, ...(codeNeeded ? { code } : {}) },
      });
      if (answer.state === 'codeNeeded') {
        setCodeNeeded(true);
      } else {
        client.clear();
        await navigate({ to: next });
      }
    } catch (error) {
      if (!(error instanceof RequestProblem)) throw error;
      setProblem(error.problem);
    } finally {
      setWaiting(false);
    }
  };

  return (
    <main className="sign-in">
      <section className="sign-in__card">
        <header className="sign-in__head">
          <img src="/mark.svg" alt="" width="40" height="40" />
          <div>
            <h1>留痕</h1>
            <p>行政执法全过程记录</p>
          </div>
        </header>
        <form onSubmit={submit} className="sign-in__form">
          <label>
            账号
            <input
              name="account"
              autoComplete="username"
              required
              maxLength={64}
              value={account}
              onChange={(event) => setAccount(event.target.value)}
            />
          </label>
          <label>
            密码
            <input
              name="password"
              type="password"
              autoComplete="current-password"
              required
              maxLength={256}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </label>
          {codeNeeded && (
            <label>
              动态口令（手机上的 6 位数字，或一个恢复码）
              <input
                name="code"
                autoComplete="one-time-code"
                maxLength={20}
                required
                value={code}
                onChange={(event) => setCode(event.target.value)}
              />
            </label>
          )}
          {problem !== null && (
            <div className="sign-in__problem" role="alert">
              <strong>{problem.title}</strong>
              <span>{problem.detail}</span>
              <span>{problem.remedy}</span>
            </div>
          )}
          <button type="submit" disabled={waiting}>
            {waiting ? '正在登录' : '登录'}
          </button>
        </form>
        {state.data?.needed === true && (
          <p className="sign-in__note">本系统尚未设置。请由系统管理员打开启动时打印的一次性链接。</p>
        )}
        {state.data?.demonstration === true && (
          <p className="sign-in__note">这是演示系统，数据均为虚构；账号与密码见启动时的终端。</p>
        )}
      </section>
      <footer className="sign-in__foot">登录即表示同意依法留存操作日志。国家秘密不得录入本系统。</footer>
    </main>
  );
}
