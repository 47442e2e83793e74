import { z } from 'zod';
import { contract } from './contract.ts';
import { Day } from './vocabulary.ts';

/** How duties stand together: never an amount of a fine, only whether, and in time. */
export const AssessmentCounts = z.object({
  /** Whose time has come: `met`, `late` and `missing` together. */
  due: z.number().int(),
  met: z.number().int(),
  /** Done after its time: a breach that was cured as far as it can be. */
  late: z.number().int(),
  /** Not done, or done wrongly, and still so. */
  missing: z.number().int(),
  /** Not due yet, or kept waiting by something else. */
  open: z.number().int(),
  /** For a person to judge. */
  unjudged: z.number().int(),
});
export type AssessmentCounts = z.infer<typeof AssessmentCounts>;

export const Assessment = z.object({
  from: Day,
  to: Day,
  cases: z.number().int(),
  total: AssessmentCounts,
  duties: z.array(z.object({ id: z.string(), article: z.number().int(), duty: z.string(), counts: AssessmentCounts })),
  units: z.array(z.object({ unit: z.string(), people: z.number().int(), counts: AssessmentCounts })),
  people: z.array(
    z.object({
      /** Null where the duty is of an office and not of who handles. */
      name: z.string().nullable(),
      unit: z.string().nullable(),
      office: z.string(),
      counts: AssessmentCounts,
    }),
  ),
});
export type Assessment = z.infer<typeof Assessment>;

export const AssessmentPeriod = z
  .object({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to, { message: '起日不得晚于止日', path: ['to'] });

export const assessment = {
  view: contract({
    method: 'GET',
    path: '/api/assessment',
    summary: '评议考核：一段时间内逐项义务的记录、及时、违规与补正，按单位和人员（第三十一条）',
    access: { for: 'policy', act: 'read', thing: 'agency' },
    query: AssessmentPeriod,
    response: Assessment,
  }),
  table: contract({
    method: 'GET',
    path: '/api/assessment/table',
    summary: '评议考核表（Excel）',
    access: { for: 'policy', act: 'download', thing: 'agency' },
    query: AssessmentPeriod,
    response: z.string(),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
};
