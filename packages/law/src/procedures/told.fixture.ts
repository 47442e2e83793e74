import type { Dossier } from '@liuhen/records';
import { type Line, story } from '../cases/story.fixture.ts';
import { at } from '../periods/sums.fixture.ts';

/** A record of a told procedure: its kind, or more of it. Without a date it comes a day after the one before. */
export type Told = string | (Omit<Line, 'when'> & { when?: string });

/** A case of a procedure told in order; the first record opens it. */
export function told(
  caseType: string,
  records: readonly Told[],
  profile: Record<string, unknown> = {},
  from = '2026-03-02',
): Dossier {
  const lines: Line[] = [{ kind: 'caseOpened', when: `${from} 08:00:00`, data: { caseType, ...profile } }];
  let day = Temporal.PlainDate.from(from);
  for (const record of records) {
    const line: Omit<Line, 'when'> & { when?: string } = typeof record === 'string' ? { kind: record } : record;
    const when = line.when ?? `${day.toString()} 10:00:00`;
    day = Temporal.PlainDate.from(when.slice(0, 10)).add({ days: 1 });
    lines.push({ ...line, when });
  }
  return story(lines);
}

/** Just after the last record. */
export const after = (d: Dossier): Temporal.Instant => (d.facts.at(-1)?.at ?? at('2026-03-02')).add({ minutes: 1 });

export const urgent = { kind: 'programStarted', data: { mode: '紧急先行启动', urgencyReason: '正在排放' } } as const;
export const linkedTo = (relation: string) =>
  ({ kind: 'caseLinked', data: { other: '018f0000-0000-7000-8000-0000000000c2', relation } }) as const;
export const approves = (key: string, decision = 'approved', level = '负责人') =>
  ({ kind: 'approval', data: { level, decision, opinion: '意见' }, links: { approves: key } }) as const;
export const otherStep = (type: string) => ({ kind: 'otherStep', data: { type } }) as const;
export const paper = (kind: string, fields: Record<string, unknown> = {}, key?: string, links?: Line['links']) => ({
  kind,
  data: { fields },
  ...(key === undefined ? {} : { key }),
  ...(links === undefined ? {} : { links }),
});
/** 负责人审批: the form, and the signature of the head on it. */
export const disposalSigned: readonly Told[] = [
  paper('caseDisposalApproval', { headOpinion: '同意' }, 'disposal'),
  { kind: 'signature', data: { role: '负责人', name: '高明远' }, links: { signs: 'disposal' } },
];

/** What may become of a permit (行政许可法第八条、第五十条、第六十九条、第七十条). */
export const renewalAsked = (validTo?: string): Told => ({
  kind: 'permitRenewalRequested',
  data: validTo === undefined ? {} : { validTo },
});
export const revocation: Told = {
  kind: 'permitRevocationStarted',
  data: { revocationGround: '以欺骗、贿赂等不正当手段取得', requestedBy: '依职权', grantedBy: '白山市生态环境局' },
};
export const withdrawal: Told = {
  kind: 'permitWithdrawalStarted',
  data: {
    withdrawalGround: '准予许可所依据的客观情况发生重大变化',
    publicInterest: '排污口下游新设饮用水水源保护区',
    grantedBy: '白山市生态环境局',
  },
};
export const cancellation: Told = {
  kind: 'permitCancellationStarted',
  data: { cancellationGround: '法人或者其他组织依法终止' },
};
