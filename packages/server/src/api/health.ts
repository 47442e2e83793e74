import { z } from 'zod';
import { contract } from './contract.ts';

export const health = {
  check: contract({
    method: 'GET',
    path: '/api/health',
    summary: '是否在运行',
    access: { for: 'everyone', why: '运维探测，不含业务内容' },
    response: z.object({
      status: z.literal('ok'),
      version: z.string(),
      node: z.string(),
      law: z.string(),
      database: z.enum(['embedded', 'external', 'attached']),
    }),
  }),
};
