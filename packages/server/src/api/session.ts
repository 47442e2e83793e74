import { Office } from '@liuhen/records';
import { z } from 'zod';
import { contract } from './contract.ts';
import { Id, Instant, Nothing } from './vocabulary.ts';

/** Six figures of the authenticator, or a recovery code. */
const Code = z
  .string()
  .regex(/^(?:\d{6}|[a-j](?:-?[a-hjkmnp-z2-9]{4}){3})$/i, '动态口令为 6 位数字；恢复码形如 b-7kmn-p3qr-xyz2');

/** What happened to one's account that one should know of, newest first. */
export const AccountAlert = z.object({ at: Instant, text: z.string(), grave: z.boolean() });
export type AccountAlert = z.infer<typeof AccountAlert>;

const self = { for: 'signedIn', why: '本人的登录' } as const;
const open = { for: 'everyone', why: '登录之前' } as const;

export const Me = z.object({
  person: Id,
  name: z.string(),
  account: z.string(),
  agency: Id,
  agencyName: z.string(),
  offices: z.array(z.object({ office: Office, title: z.string(), actingFor: z.string().nullable() })),
  unit: z.string().nullable(),
  /** The first sign-in with a one-time password lets nothing else be done until it is changed. */
  mustChangePassword: z.boolean(),
  totp: z.boolean(),
  /** An office of theirs asks for an authenticator and there is none: nothing else can be done before. */
  mustEnrol: z.boolean(),
  /** Recovery codes that were not used yet; null without an authenticator. */
  recoveryCodesLeft: z.number().int().nullable(),
  /** Since the sign-in before this one. */
  alerts: z.array(AccountAlert),
  /** Grave acts are possible until then without signing in again. */
  steppedUpUntil: Instant.nullable(),
  expiresAt: Instant,
  /** The sign-in before this one, and how many attempts failed since: shown so that a stranger's is noticed. */
  lastSignIn: z.object({ at: Instant, from: z.string() }).nullable(),
  failedSince: z.number().int(),
  demonstration: z.boolean(),
  /** Which parts of the frame there are for this person (UI.md, The frame). */
  rooms: z.array(
    z.enum([
      'tasks',
      'cases',
      'recordings',
      'documents',
      'service',
      'archive',
      'supervision',
      'incidents',
      'articles',
      'devices',
      'system',
    ]),
  ),
});
export type Me = z.infer<typeof Me>;

export const SignIn = z.object({
  account: z.string().min(1, '请填写账号').max(64),
  password: z.string().min(1, '请填写密码').max(256),
  code: Code.optional(),
});
export type SignIn = z.infer<typeof SignIn>;

/** `codeNeeded`: the password was right; send it again with the code of the authenticator. */
export const SignedIn = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signedIn'), me: Me }),
  z.object({ state: z.literal('codeNeeded') }),
]);
export type SignedIn = z.infer<typeof SignedIn>;

export const SessionLine = z.object({
  id: Id,
  current: z.boolean(),
  startedAt: Instant,
  lastSeenAt: Instant,
  from: z.string().describe('来源地址，已略去末段'),
  client: z.string(),
});
export type SessionLine = z.infer<typeof SessionLine>;

const credentials = z.object({
  password: z.string().min(1).max(256),
  code: Code.optional(),
});

const RecoverySet = z.object({ recoveryCodes: z.array(z.string()) });

export const session = {
  current: contract({ method: 'GET', path: '/api/session', summary: '我是谁', access: self, response: Me }),
  signIn: contract({
    method: 'POST',
    path: '/api/session',
    summary: '登录',
    access: open,
    body: SignIn,
    response: SignedIn,
  }),
  signOut: contract({
    method: 'DELETE',
    path: '/api/session',
    summary: '退出',
    access: self,
    response: Nothing,
    status: 204,
  }),
  stepUp: contract({
    method: 'POST',
    path: '/api/session/step-up',
    summary: '重要操作前再次验证身份',
    access: self,
    body: credentials,
    response: z.object({ until: Instant }),
  }),
  changePassword: contract({
    method: 'PUT',
    path: '/api/session/password',
    summary: '修改密码；其他登录随即失效',
    access: self,
    body: z.object({ current: z.string().min(1).max(256), next: z.string().min(1).max(256) }),
    response: Nothing,
    status: 204,
  }),
  list: contract({
    method: 'GET',
    path: '/api/session/sessions',
    summary: '我的登录',
    access: self,
    response: z.object({ sessions: z.array(SessionLine) }),
  }),
  revoke: contract({
    method: 'DELETE',
    path: '/api/session/sessions/:session',
    summary: '使我的一个登录失效',
    access: self,
    params: z.object({ session: Id }),
    response: Nothing,
    status: 204,
  }),
  beginTotp: contract({
    method: 'POST',
    path: '/api/session/totp',
    summary: '取得动态口令密钥（确认后生效）',
    access: self,
    body: credentials,
    response: z.object({
      secret: z.string(),
      uri: z.string(),
      /** The same as a QR code to be taken by a camera: PNG as a data URI, one pixel a module. */
      picture: z.string(),
    }),
  }),
  confirmTotp: contract({
    method: 'PUT',
    path: '/api/session/totp',
    summary: '启用动态口令；恢复码只显示这一次',
    access: self,
    body: z.object({ code: z.string().regex(/^\d{6}$/) }),
    response: RecoverySet,
  }),
  renewRecoveryCodes: contract({
    method: 'POST',
    path: '/api/session/recovery-codes',
    summary: '更换恢复码，旧的随即作废；只显示这一次',
    access: self,
    body: credentials,
    response: RecoverySet,
  }),
  keptFilmsKey: contract({
    method: 'GET',
    path: '/api/session/kept-films-key',
    summary: '本人在本机暂存音像的密钥中由服务器保管的一半（32 字节，base64）',
    access: self,
    response: z.object({ key: z.string() }),
  }),
  nonce: contract({
    method: 'GET',
    path: '/api/session/nonce',
    summary: '服务器时刻：设备取为“不早于”',
    access: self,
    response: z.object({ notBefore: Instant }),
  }),
};
