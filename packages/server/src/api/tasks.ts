import { z } from 'zod';
import { contract } from './contract.ts';
import { Derivation, Id, Instant } from './vocabulary.ts';

export const TaskLine = z.object({
  key: z.string(),
  /** What to do, verb first. */
  title: z.string(),
  case: Id,
  caseNo: z.string().nullable(),
  caseTitle: z.string(),
  party: z.string().nullable(),
  article: z.string().nullable(),
  who: z.string(),
  due: Instant.nullable(),
  derivation: Derivation.nullable(),
  /** Of what may not be done yet: the instant from which it may. */
  opens: Instant.nullable(),
  blocked: z.boolean(),
  act: z.string().nullable(),
});
export type TaskLine = z.infer<typeof TaskLine>;

export const tasks = {
  mine: contract({
    method: 'GET',
    path: '/api/tasks',
    summary: '我的任务，按法定时钟',
    access: { for: 'policy', act: 'read', thing: 'case' },
    query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(200) }),
    response: z.object({
      now: Instant,
      tasks: z.array(TaskLine),
      /** Recordings of mine that are not in yet or not linked, with their running 24 hours. */
      recordings: z.array(
        z.object({
          record: Id,
          case: Id.nullable(),
          title: z.string(),
          endedAt: Instant,
          due: Instant,
          linked: z.boolean(),
        }),
      ),
    }),
  }),
  waiting: contract({
    method: 'GET',
    path: '/api/tasks/waiting',
    summary: '我承办的案件在等谁办什么',
    access: { for: 'policy', act: 'read', thing: 'case' },
    response: z.object({ tasks: z.array(TaskLine) }),
  }),
};
