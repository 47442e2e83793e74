import { useSignedIn } from '../app/frame/me-context.ts';
import { PageTitle } from '../app/PageTitle.tsx';
import { Alerts } from './Alerts.tsx';
import { ChangePassword } from './ChangePassword.tsx';
import { MyLeave } from './MyLeave.tsx';
import { MySessions } from './MySessions.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import './account.css';

/** One's own account: what happened to it, the password, the authenticator, where one is signed in. */
export function AccountPage() {
  const me = useSignedIn();
  const worksOnCases = me.rooms.includes('tasks');
  const offices = me.offices.map(({ title }) => title).join('、');
  return (
    <>
      <PageTitle title="我的账号" note={`${me.name}　${me.account}　${offices === '' ? '今天没有职务' : offices}`} />
      <div className="account">
        <Alerts />
        <ChangePassword />
        <SecondFactor />
        <MySessions />
        {worksOnCases && <MyLeave />}
      </div>
    </>
  );
}

/** Until the one-time password is changed and the authenticator that the office asks for is there, nothing else opens. */
export function FirstSteps({ onShowing }: { onShowing: (codes: boolean) => void }) {
  const me = useSignedIn();
  return (
    <>
      <PageTitle
        title={me.mustChangePassword ? '先设定自己的密码' : '先启用动态口令'}
        note={
          me.mustChangePassword
            ? '一次性密码只用来登录这一次'
            : '您的职务要求登录时除密码外再核对一次手机上的动态口令，启用后即可办事'
        }
      />
      <div className="account">
        {me.mustChangePassword ? <ChangePassword /> : <SecondFactor onShowing={onShowing} />}
      </div>
    </>
  );
}
