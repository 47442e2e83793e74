import { useSignedIn } from '../app/frame/me-context.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { moment } from '../time/moment.ts';

/** What one should know of one's own account since the sign-in before this one. */
export function Alerts() {
  const { lastSignIn, failedSince, alerts } = useSignedIn();
  return (
    <section className="panel account__part">
      <h2>登录情况</h2>
      <p className="figures">
        {lastSignIn === null
          ? '这是第一次登录。'
          : `上次登录：${moment(lastSignIn.at)}，来自 ${lastSignIn.from === '' ? '未知地址' : lastSignIn.from}。`}
        {failedSince > 0 && `此前有 ${failedSince} 次密码或口令错误。`}
        {failedSince === 0 && lastSignIn !== null && '其间没有失败的尝试。'}
      </p>
      {alerts.length > 0 && (
        <ul className="account__alerts">
          {alerts.map(({ at, text, grave }) => (
            <li key={`${at}${text}`}>
              <StatusMark status={grave ? 'broken' : 'due'} word={text} />{' '}
              <span className="soft figures">{moment(at)}</span>
            </li>
          ))}
        </ul>
      )}
      {(failedSince > 0 || alerts.length > 0) && (
        <p className="soft">不是您本人所为的，请马上修改密码、使其他登录失效，并告知安全管理员。</p>
      )}
    </section>
  );
}
