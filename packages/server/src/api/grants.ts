import { z } from 'zod';
import { contract } from './contract.ts';
import { Id, Instant, PersonName } from './vocabulary.ts';

/** Right to find a case, to read its main volume, or to take copies of it. */
export const GrantedRight = z.enum(['find', 'read', 'download']);

/** One person was let into one case, why and until when. */
export const GrantLine = z.object({
  grant: Id,
  person: PersonName,
  right: GrantedRight,
  /** The case and its number: only where whoever asks may find the case, and so never for the administrators. */
  case: Id.nullable(),
  caseNo: z.string().nullable(),
  reason: z.string(),
  /** Last day on which it holds. */
  until: z.string(),
  at: Instant,
  by: PersonName.nullable(),
  state: z.enum(['running', 'over', 'revoked']),
  revoked: z.object({ at: Instant, by: PersonName.nullable(), reason: z.string().nullable() }).nullable(),
});
export type GrantLine = z.infer<typeof GrantLine>;

const record = { for: 'policy', act: 'record', thing: 'agency', stepUp: true } as const;
const reason = z.string().trim().min(2, '请写明事由').max(500);

export const grants = {
  list: contract({
    method: 'GET',
    path: '/api/grants',
    summary: '授权查阅：谁可以看不归自己办的哪件案件，为什么，到哪一天',
    access: { for: 'policy', act: 'read', thing: 'agency' },
    query: z.object({ case: Id.optional() }),
    response: z.object({ items: z.array(GrantLine), mayGive: z.boolean(), mayRevoke: z.boolean() }),
  }),
  give: contract({
    method: 'POST',
    path: '/api/grants',
    summary: '授权一人查阅一件案件的正卷，写明事由和截止日',
    access: record,
    body: z.object({
      id: Id,
      person: Id,
      case: Id,
      right: GrantedRight,
      reason,
      until: z.iso.date().describe('最后一日，至迟一年以内'),
    }),
    response: z.object({ record: Id }),
    status: 201,
  }),
  revoke: contract({
    method: 'POST',
    path: '/api/grants/:grant/revocation',
    summary: '收回授权，即时生效',
    access: record,
    params: z.object({ grant: Id }),
    body: z.object({ id: Id, reason }),
    response: z.object({ record: Id }),
    status: 201,
  }),
};
