import { z } from 'zod';
import { contract } from './contract.ts';

export const ArticleView = z.object({
  number: z.number().int(),
  title: z.string(),
  text: z.string().describe('原文'),
  obligations: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      severity: z.string(),
      certainty: z.string().nullable(),
      /** How the bureau stands: findings of the cases this person may read, by status. */
      standing: z.record(z.string(), z.number().int()),
    }),
  ),
  /** What a machine does not judge here, and why. */
  leftToPeople: z.string().nullable(),
});
export type ArticleView = z.infer<typeof ArticleView>;

export const articles = {
  list: contract({
    method: 'GET',
    path: '/api/articles',
    summary: '制度全文，逐条：怎样执行、做得怎样',
    access: { for: 'policy', act: 'read', thing: 'agency' },
    response: z.object({ title: z.string(), articles: z.array(ArticleView), cases: z.number().int() }),
  }),
};
