import { z } from 'zod';
import { contract } from './contract.ts';

const why = '首次启动，凭一次性链接';

export const SetUp = z.object({
  token: z.string().min(16).max(200),
  bureau: z.string().min(2, '请填写机关全称').max(100),
  legalPersonAuthority: z.string().max(100).optional().describe('作为法人的上级机关'),
  administrator: z.object({
    name: z.string().min(1, '请填写姓名').max(50),
    account: z.string().regex(/^[a-z][a-z0-9._-]{2,31}$/, '账号须为 3–32 位小写字母、数字，以字母开头'),
    password: z.string().min(1).max(256),
  }),
  demonstration: z.boolean().default(false),
});
export type SetUp = z.infer<typeof SetUp>;

/** To be printed once and locked away: without it, what is enciphered cannot be read after the key is lost. */
export const RecoverySheet = z.object({
  bureau: z.string(),
  madeAt: z.string(),
  keys: z.array(z.object({ name: z.string(), purpose: z.string(), words: z.string() })),
  advice: z.array(z.string()),
});
export type RecoverySheet = z.infer<typeof RecoverySheet>;

export const setup = {
  state: contract({
    method: 'GET',
    path: '/api/setup',
    summary: '是否尚未设置',
    access: { for: 'everyone', why },
    response: z.object({ needed: z.boolean(), demonstration: z.boolean() }),
  }),
  begin: contract({
    method: 'POST',
    path: '/api/setup',
    summary: '首次设置：机关、第一位系统管理员、密钥恢复单',
    access: { for: 'everyone', why },
    body: SetUp,
    response: z.object({
      sheet: RecoverySheet,
      /** A second bureau beside the real one, with made-up people and cases; null where it was not asked for. */
      demonstration: z
        .object({
          password: z.string(),
          accounts: z.array(z.object({ account: z.string(), name: z.string(), role: z.string() })),
        })
        .nullable(),
    }),
    status: 201,
  }),
};
