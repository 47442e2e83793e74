import { z } from 'zod';
import { contract } from './contract.ts';
import { CaseParams } from './vocabulary.ts';

export const LegalArticleLine = z.object({
  citation: z.string().describe('《法》第几条第几项'),
  law: z.string(),
  text: z.string(),
  kind: z.enum(['text', 'gist']).describe('原文，或者概要'),
  certainty: z.string(),
  source: z.string(),
  effectiveFrom: z.string(),
  repealedOn: z.string().nullable().describe('不再有效的第一天'),
  fine: z.string().nullable().describe('罚款幅度'),
  added: z.boolean().describe('本机关增补'),
});
export type LegalArticleLine = z.infer<typeof LegalArticleLine>;

export const LawLine = z.object({
  title: z.string(),
  level: z.string(),
  effectiveFrom: z.string(),
  repealedOn: z.string().nullable(),
  source: z.string(),
});
export type LawLine = z.infer<typeof LawLine>;

export const BenchmarkLine = z.object({
  record: z.string(),
  title: z.string(),
  basis: z.string(),
  conduct: z.string(),
  source: z.string(),
  certainty: z.string(),
  effectiveFrom: z.string(),
  repealedOn: z.string().nullable(),
  grades: z.array(z.object({ circumstance: z.string(), min: z.string(), max: z.string() })),
  factors: z.array(
    z.object({ factor: z.string(), choices: z.array(z.object({ choice: z.string(), percent: z.number() })) }),
  ),
});
export type BenchmarkLine = z.infer<typeof BenchmarkLine>;

export const FineStanding = z.object({
  conduct: z.string(),
  conductKnown: z.boolean(),
  standing: z.enum(['unknown', 'within', 'above', 'below']),
  range: z.object({ citation: z.string(), min: z.string(), max: z.string() }).nullable(),
  text: z.array(z.string()),
});
export type FineStanding = z.infer<typeof FineStanding>;

export const legalBases = {
  list: contract({
    method: 'GET',
    path: '/api/legal-bases',
    summary: '法律依据库：法律、条文、罚款幅度、裁量基准，各有施行与废止日期',
    access: { for: 'policy', act: 'read', thing: 'agency' },
    response: z.object({
      laws: z.array(LawLine),
      articles: z.array(LegalArticleLine),
      benchmarks: z.array(BenchmarkLine),
      refused: z.array(z.string()).describe('已登记而未采用的，及原因'),
      mayAdd: z.boolean(),
    }),
  }),
  fine: contract({
    method: 'GET',
    path: '/api/cases/:case/fine',
    summary: '拟罚款数额与法定幅度、裁量基准对照（按违法行为终了日）',
    access: { for: 'policy', act: 'read', thing: 'case' },
    params: CaseParams,
    query: z.object({ cited: z.string().max(2000), amount: z.string().max(30) }),
    response: z.object({ standing: FineStanding.nullable() }),
  }),
};
