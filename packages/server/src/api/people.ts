import { Office } from '@liuhen/records';
import { z } from 'zod';
import { contract } from './contract.ts';
import { Id, Instant, Nothing } from './vocabulary.ts';

export const PersonLine = z.object({
  id: Id,
  name: z.string(),
  role: z.string(),
  unit: z.string().nullable(),
  offices: z.array(
    z.object({ office: Office, title: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
  ),
  certificates: z.array(
    z.object({
      certNo: z.string(),
      /** What it is for, in the issuer's words. */
      area: z.string().nullable(),
      validFrom: z.string().nullable(),
      validTo: z.string().nullable(),
      annualCheckTo: z.string().nullable(),
      valid: z.boolean(),
    }),
  ),
  onLeave: z.boolean(),
  /** Since when a specimen of their signature is deposited. */
  specimenSince: Instant.nullable(),
  /** The last day of the leave that runs today. */
  leaveUntil: z.string().nullable(),
});

/** Somebody's office that another exercises for a while. */
export const DelegationLine = z.object({
  id: Id,
  office: Office,
  title: z.string(),
  from: z.string(),
  to: z.string(),
  start: z.string(),
  end: z.string(),
  reason: z.string().nullable(),
  state: z.enum(['future', 'running', 'over']),
});
export type DelegationLine = z.infer<typeof DelegationLine>;
export type PersonLine = z.infer<typeof PersonLine>;

export const AccountLine = z.object({
  person: Id,
  name: z.string(),
  account: z.string(),
  state: z.enum(['active', 'locked', 'disabled']),
  mustChangePassword: z.boolean(),
  totp: z.boolean(),
  /** Whether an office they hold today asks for it. */
  secondFactorRequired: z.boolean(),
  lastSignInAt: Instant.nullable(),
});
export type AccountLine = z.infer<typeof AccountLine>;

/** Asked for by one administrator, waiting for another. */
export const FactorResetLine = z.object({
  id: Id,
  person: z.object({ id: Id, name: z.string() }),
  askedBy: z.object({ id: Id, name: z.string() }),
  askedAt: Instant,
  expiresAt: Instant,
  reason: z.string(),
  /** Whether whoever asks may confirm it. */
  mayConfirm: z.boolean(),
  mayWithdraw: z.boolean(),
});
export type FactorResetLine = z.infer<typeof FactorResetLine>;

const PersonParams = z.object({ person: Id });
const administer = { for: 'policy', act: 'administer', thing: 'account', stepUp: true } as const;

export const people = {
  list: contract({
    method: 'GET',
    path: '/api/people',
    summary: '人员、职务、证件（今天）',
    access: { for: 'policy', act: 'read', thing: 'agency' },
    response: z.object({ people: z.array(PersonLine), delegations: z.array(DelegationLine) }),
  }),
  accounts: contract({
    method: 'GET',
    path: '/api/accounts',
    summary: '账号',
    access: { for: 'policy', act: 'read', thing: 'account' },
    response: z.object({
      accounts: z.array(AccountLine),
      /** For whom a second factor is asked; `isDefault`: the agency has said nothing. */
      secondFactor: z.object({ offices: z.array(Office), isDefault: z.boolean() }),
    }),
  }),
  createAccount: contract({
    method: 'POST',
    path: '/api/accounts',
    summary: '为人员开设账号；一次性密码只显示这一次',
    access: administer,
    body: z.object({
      person: Id,
      account: z.string().regex(/^[a-z][a-z0-9._-]{2,31}$/, '账号须为 3–32 位小写字母、数字，以字母开头'),
    }),
    response: z.object({ account: AccountLine, oneTimePassword: z.string() }),
    status: 201,
  }),
  resetPassword: contract({
    method: 'POST',
    path: '/api/accounts/:person/password',
    summary: '重置为一次性密码；其登录随即失效',
    access: administer,
    params: PersonParams,
    response: z.object({ oneTimePassword: z.string() }),
  }),
  askFactorReset: contract({
    method: 'POST',
    path: '/api/accounts/:person/second-factor',
    summary: '提出重置第二因素（遗失手机），由另一名管理员确认',
    access: administer,
    params: PersonParams,
    body: z.object({ reason: z.string().trim().min(4, '请写明原因和核实身份的办法').max(200) }),
    response: z.object({ reset: Id }),
    status: 201,
  }),
  factorResets: contract({
    method: 'GET',
    path: '/api/factor-resets',
    summary: '等待确认的第二因素重置',
    access: { for: 'policy', act: 'read', thing: 'account' },
    response: z.object({ resets: z.array(FactorResetLine) }),
  }),
  settleFactorReset: contract({
    method: 'PUT',
    path: '/api/factor-resets/:reset',
    summary: '确认或撤回第二因素重置；确认后给出一次性密码，只显示这一次',
    access: { for: 'policy', act: 'approve', thing: 'account', stepUp: true },
    params: z.object({ reset: Id }),
    body: z.object({ decision: z.enum(['confirm', 'withdraw']) }),
    response: z.object({ oneTimePassword: z.string().nullable() }),
  }),
  setState: contract({
    method: 'PUT',
    path: '/api/accounts/:person/state',
    summary: '停用、恢复、解锁账号',
    access: administer,
    params: PersonParams,
    body: z.object({ state: z.enum(['active', 'disabled']) }),
    response: Nothing,
    status: 204,
  }),
};
