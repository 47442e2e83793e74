import type { AccessLog } from '../access/access-log.ts';
import { ServerFault } from '../http/server-fault.ts';
import type { AccountRow, Accounts } from './accounts.ts';
import { lockedUntil } from './lock-out.ts';
import { checkAgainstNobody, hashPassword, historyLength, passwordMatches } from './password.ts';
import { passwordProblem } from './password-policy.ts';
import { type RecoveryCodes, recoveryCodePattern } from './recovery-codes.ts';
import type { SecretBox } from './secret-box.ts';
import type { Session, Sessions } from './sessions.ts';
import { matchingStep, newTotpSecret, toBase32, totpUri } from './totp.ts';

export type Origin = { readonly source: string; readonly client: string };
type Begun = { readonly token: string; readonly session: Session };

/** Passwords, codes and what follows from them: begins and ends sessions, and tells the access log. */
export class SignIn {
  readonly #accounts: Accounts;
  readonly #sessions: Sessions;
  readonly #log: AccessLog;
  readonly #box: SecretBox;
  readonly #recovery: RecoveryCodes;
  readonly #now: () => string;

  constructor(parts: {
    accounts: Accounts;
    sessions: Sessions;
    log: AccessLog;
    box: SecretBox;
    recovery: RecoveryCodes;
    now: () => string;
  }) {
    this.#recovery = parts.recovery;
    this.#accounts = parts.accounts;
    this.#sessions = parts.sessions;
    this.#log = parts.log;
    this.#box = parts.box;
    this.#now = parts.now;
  }

  /** Null: the password was right and the code of the authenticator is still needed. */
  async begin(name: string, password: string, code: string | undefined, from: Origin): Promise<Begun | null> {
    const account = await this.#accounts.findByName(name);
    if (account === null) {
      await checkAgainstNobody(password);
      throw new ServerFault('signInWrong', '账号或密码不正确。');
    }
    const step = await this.#verify(account, password, code, 'signIn', from);
    if (step === 'codeNeeded') return null;
    if (account.state === 'disabled') {
      await this.#note(account, 'signIn', 'denied', { ...from, why: 'disabled' });
      throw new ServerFault('accountDisabled', '此账号已停用，不能登录。');
    }
    if (account.must_change && (account.one_time_until ?? '') <= this.#now()) {
      await this.#note(account, 'signIn', 'denied', { ...from, why: 'oneTimeExpired' });
      throw new ServerFault('oneTimeExpired', '一次性密码已过三天，不能再用。');
    }
    if (!(await this.#accounts.succeeded(account, this.#now(), step))) {
      throw new ServerFault('codeWrong', '这个动态口令刚刚用过，请等下一个。');
    }
    const begun = await this.#sessions.begin(account.agency_id, account.person, from);
    await this.#note(account, 'signIn', 'done', { ...from, session: begun.session.id });
    return begun;
  }

  async stepUp(
    session: Session,
    password: string,
    code: string | undefined,
  ): Promise<{ until: string; token: string }> {
    const account = await this.#accountOf(session);
    const step = await this.#verify(account, password, code, 'stepUp', session);
    if (step === 'codeNeeded') throw new ServerFault('codeWrong', '请同时输入动态口令。');
    if (!(await this.#accounts.succeeded(account, this.#now(), step))) {
      throw new ServerFault('codeWrong', '这个动态口令刚刚用过，请等下一个。');
    }
    await this.#note(account, 'stepUp', 'done', {});
    // a new token: whoever had copied the old one does not get the power that was just given
    return { until: await this.#sessions.stepUp(session), token: await this.#sessions.renew(session) };
  }

  async changePassword(
    session: Session,
    current: string,
    next: string,
    about: { name: string; bureau: string },
  ): Promise<void> {
    const account = await this.#accountOf(session);
    await this.#verifyPassword(account, current, 'changePassword', session);
    const problem = passwordProblem(next, { account: account.name, ...about });
    if (problem !== null) throw new ServerFault('passwordWeak', problem);
    for (const earlier of [account.password_hash, ...account.password_history]) {
      if (await passwordMatches(earlier, next))
        throw new ServerFault('passwordReused', `不能与最近 ${historyLength} 次的密码相同。`);
    }
    await this.#accounts.setPassword(session.agency, session.person, await hashPassword(next), null, historyLength - 1);
    await this.#sessions.end(session.agency, session.person, { except: session.id });
    await this.#note(account, 'changePassword', 'done', {});
  }

  async beginTotp(session: Session, password: string, code: string | undefined, bureau: string) {
    const account = await this.#accountOf(session);
    const step = await this.#verify(account, password, code, 'totp', session);
    if (step === 'codeNeeded') throw new ServerFault('codeWrong', '请同时输入现有的动态口令。');
    const secret = newTotpSecret();
    await this.#accounts.beginTotp(account, this.#box.seal(secret, account.person));
    return { secret: toBase32(secret), uri: totpUri(account.name, bureau, secret) };
  }

  /** Answers the recovery codes that go with the authenticator: shown this once. */
  async confirmTotp(session: Session, code: string): Promise<string[]> {
    const account = await this.#accountOf(session);
    const secret = account.totp_pending === null ? null : this.#box.open(account.totp_pending, account.person);
    const step = secret === null ? null : matchingStep(secret, code, Date.parse(this.#now()), account.totp_last_step);
    if (step === null) throw new ServerFault('codeWrong', '动态口令不正确，未启用。');
    await this.#accounts.confirmTotp(account, step);
    await this.#note(account, 'totp', 'done', {});
    return this.#recovery.renew(session.agency, session.person);
  }

  /** Ten new ones; whoever has found a sheet with the old ones has nothing. */
  async renewRecoveryCodes(session: Session, password: string, code: string | undefined): Promise<string[]> {
    const account = await this.#accountOf(session);
    if (account.totp_secret === null) throw new ServerFault('secondFactorNeeded', '尚未启用动态口令，没有恢复码。');
    const step = await this.#verify(account, password, code, 'recoveryCodes', session);
    if (step === 'codeNeeded') throw new ServerFault('codeWrong', '请同时输入动态口令。');
    if (!(await this.#accounts.succeeded(account, this.#now(), step))) {
      throw new ServerFault('codeWrong', '这个动态口令刚刚用过，请等下一个。');
    }
    await this.#note(account, 'recoveryCodes', 'done', {});
    return this.#recovery.renew(session.agency, session.person);
  }

  async #accountOf(session: Session): Promise<AccountRow> {
    const account = await this.#accounts.find(session.agency, session.person);
    if (account === null) throw new ServerFault('signInNeeded', '账号已不存在。');
    return account;
  }

  /** The time step of the code that was used; null where the account needs none. */
  async #verify(
    account: AccountRow,
    password: string,
    code: string | undefined,
    action: string,
    from: Origin,
  ): Promise<number | null | 'codeNeeded'> {
    await this.#verifyPassword(account, password, action, from);
    if (account.totp_secret === null) return null;
    if (code === undefined) return 'codeNeeded';
    if (recoveryCodePattern.test(code)) return this.#useRecoveryCode(account, code, action, from);
    const secret = this.#box.open(account.totp_secret, account.person);
    if (secret === null)
      throw new ServerFault('internal', '动态口令密钥无法解密。', '请系统管理员核对密钥目录后重置本账号。');
    const step = matchingStep(secret, code, Date.parse(this.#now()), account.totp_last_step);
    if (step !== null) return step;
    await this.#fail(account, action, from);
    throw new ServerFault('codeWrong', '动态口令不正确或已用过。');
  }

  async #useRecoveryCode(account: AccountRow, code: string, action: string, from: Origin): Promise<null> {
    if (await this.#recovery.use(account.agency_id, account.person, code)) {
      await this.#note(account, 'recoveryCodeUsed', 'done', { ...origin(from), for: action });
      return null;
    }
    await this.#fail(account, action, from);
    throw new ServerFault('codeWrong', '恢复码不正确或已用过。');
  }

  async #verifyPassword(account: AccountRow, password: string, action: string, from: Origin): Promise<void> {
    if (account.locked_until !== null && account.locked_until > this.#now()) {
      await checkAgainstNobody(password);
      await this.#note(account, action, 'denied', { ...origin(from), why: 'locked' });
      throw new ServerFault('accountLocked', '密码连续输错，账号暂时锁定。锁定期间正确的密码也不能登录。');
    }
    if (await passwordMatches(account.password_hash, password)) return;
    await this.#fail(account, action, from);
    throw new ServerFault('signInWrong', '账号或密码不正确。');
  }

  async #fail(account: AccountRow, action: string, from: Origin): Promise<void> {
    await this.#accounts.failed(account, (failures) => lockedUntil(failures, this.#now()));
    await this.#note(account, action, 'denied', { ...origin(from), why: 'wrong' });
  }

  #note(
    account: AccountRow,
    action: string,
    outcome: 'done' | 'denied',
    detail: Record<string, string>,
  ): Promise<void> {
    return this.#log.note(account.agency_id, { actor: account.person, action, outcome, detail });
  }
}

function origin({ source, client }: Origin): Record<string, string> {
  return { source, client };
}
