import { z } from 'zod';
import { CaseLine } from './case-line.ts';
import { contract } from './contract.ts';
import { CaseParams, Id, Instant } from './vocabulary.ts';

export const PartyLine = z.object({
  name: z.string(),
  cases: z.number().int(),
  open: z.number().int(),
  lastAt: Instant,
  /** Its newest case that may be opened, by which its page is asked for: no name stands in an address. Null: none may be. */
  case: Id.nullable(),
});
export type PartyLine = z.infer<typeof PartyLine>;

/** Persons and enterprises that the bureau has dealt with, as far as one may find their cases. */
export const parties = {
  list: contract({
    method: 'GET',
    path: '/api/parties',
    summary:
      '当事人名录：本人可以检索的案件中的当事人；按名称，或者统一社会信用代码、公民身份号码的全部；不写查找词的，列最近办理的',
    access: { for: 'policy', act: 'find', thing: 'case' },
    query: z.object({ q: z.string().max(100).optional() }),
    response: z.object({ items: z.array(PartyLine), more: z.boolean() }),
  }),
  view: contract({
    method: 'GET',
    path: '/api/cases/:case/party',
    summary: '本案当事人：登记的资料，和同一当事人的各件案件',
    access: { for: 'policy', act: 'read', thing: 'case' },
    params: CaseParams,
    response: z.object({
      name: z.string().nullable(),
      /** What is known, newest word of this case first, by field. */
      known: z.record(z.string(), z.json()),
      cases: z.array(CaseLine),
      more: z.boolean(),
    }),
  }),
};
