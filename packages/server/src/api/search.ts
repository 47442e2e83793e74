import { z } from 'zod';
import { contract } from './contract.ts';
import { Id } from './vocabulary.ts';

export const SearchHit = z.object({
  case: Id,
  caseNo: z.string().nullable(),
  caseTitle: z.string(),
  record: Id.nullable(),
  title: z.string(),
  /** Words around the hit; only of what this person may read. */
  excerpt: z.string().nullable(),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const search = {
  all: contract({
    method: 'GET',
    path: '/api/search',
    summary: '检索：案号、题名、当事人、可读记录的内容',
    access: { for: 'policy', act: 'find', thing: 'case' },
    query: z.object({ q: z.string().min(1).max(100), limit: z.coerce.number().int().min(1).max(50).default(20) }),
    response: z.object({ hits: z.array(SearchHit) }),
  }),
};
