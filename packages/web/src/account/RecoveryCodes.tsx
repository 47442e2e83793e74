import { Button } from 'antd';

type Props = { codes: readonly string[]; account: string; onDone: () => void };

/** Shown this once: for the day on which the telephone is not there. */
export function RecoveryCodes({ codes, account, onDone }: Props) {
  return (
    <div className="recovery">
      <p>
        <strong>恢复码，只显示这一次。</strong>
        手机不在身边时，登录用其中一个代替动态口令；每个只能用一次。请打印后锁好，不要拍照，不要和手机放在一起。
      </p>
      <p className="only-print">留痕账号 {account} 的恢复码</p>
      <ul className="recovery__codes figures">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="account__acts no-print">
        <Button onClick={() => window.print()}>打印</Button>
        <Button type="primary" onClick={onDone}>
          已收好
        </Button>
      </div>
    </div>
  );
}
