import type { Dossier } from '@liuhen/records';
import { expect, test } from 'vitest';
import { agencyOf, type Line, story } from '../cases/story.fixture.ts';
import { evaluate } from '../evaluate.ts';
import { gate } from '../gate/gate.ts';
import { procedureOf } from './procedure-of.ts';

/**
 * The course of a case (stepper, open acts, clocks) and its duties (gates, findings) read the same records: what one of them counts
 * as done the other does not await. A live case, for a case that was brought in holds no drafts.
 */
const live = (when: string) => ({ receivedAt: when });
const line = (kind: string, when: string, more: Partial<Line> = {}): Line => ({
  kind,
  when,
  live: live(when),
  ...more,
});
const paper = (kind: string, key: string, when: string, fields: Record<string, unknown> = {}): Line =>
  line(kind, when, { key, data: { fields } });
const signed = (key: string, role: string, name: string, when: string): Line =>
  line('signature', when, { data: { role, name }, links: { signs: key } });
const issued = (key: string, number: string, when: string): Line =>
  line('documentIssued', when, { data: { number, seal: '白山市生态环境局' }, links: { issues: key } });

const filed: Line[] = [
  line('caseOpened', '2026-03-02 08:00:00', { data: { caseType: 'penalty.ordinary', legalReviewRequired: true } }),
  line('clueRegistered', '2026-03-02 09:00:00'),
  paper('programInitiationApproval', 'form', '2026-03-02 10:00:00'),
  line('initiationApproved', '2026-03-03 10:00:00'),
  line('interview', '2026-03-04 10:00:00'),
  line('investigationReported', '2026-03-05 10:00:00'),
  line('caseReviewed', '2026-03-06 10:00:00'),
  line('priorNoticeServed', '2026-03-09 10:00:00'),
  line('defenceWaived', '2026-03-10 10:00:00'),
];
const at = (when: string) =>
  Temporal.PlainDateTime.from(when.replace(' ', 'T')).toZonedDateTime('Asia/Shanghai').toInstant();
const stand = (d: Dossier, when: string) => procedureOf(d, at(when));
const decision = paper('penaltyDecision', 'decision', '2026-03-20 10:00:00', {
  penalty: { kind: '罚款', amount: 20000 },
});

test('a decision that is fixed and not issued is not made: no stage, no clock and no duty counts it (law.md §3.1 P11)', () => {
  const drafted = story([...filed, decision]);
  const before = stand(drafted, '2026-03-21 10:00:00');
  expect(before.state).toBe('P9');
  const terms = before.clocks.map(({ term }) => term);
  expect(terms).toContain('penalty.decision');
  expect(terms).not.toContain('penalty.service');
  expect(terms).not.toContain('penalty.publication');
  expect(before.stages.find(({ id }) => id === 'P13')?.state).toBe('future');
  expect(evaluate(drafted, at('2026-03-21 10:00:00')).filter(({ id }) => id === 'penalty-law-2021.61')).toMatchObject([
    { status: 'notApplicable' },
  ]);

  const made = story([...filed, decision, issued('decision', '罚〔2026〕1号', '2026-03-23 10:00:00')]);
  expect(stand(made, '2026-03-22 10:00:00').state, 'the day before it was issued').toBe('P9');
  const after = stand(made, '2026-03-24 10:00:00');
  expect(after.state).toBe('P12');
  // 当场或七个工作日: from the day of issue, the 23rd, not from the day on which the draft was fixed
  expect(after.clocks.find(({ term }) => term === 'penalty.service')?.lastDay).toBe('2026-04-01');
});

test('a decision fixed within the ninety days and issued after them is late (行政处罚法第六十条)', () => {
  const late = [decision, issued('decision', '罚〔2026〕1号', '2026-06-02 10:00:00')];
  const found = evaluate(story([...filed, ...late]), at('2026-06-03 10:00:00'));
  expect(found.filter(({ id }) => id === 'penalty-law-2021.60').map(({ status }) => status)).toEqual(['metLate']);
});

const opinion = (fields: Record<string, unknown>) =>
  paper('legalReviewOpinion', 'opinion', '2026-03-12 10:00:00', fields);
const agreed = opinion({ reviewers: [{ name: '林知远' }], opinion: '同意', advice: '无' });
const disposal: Line[] = [
  paper('caseDisposalApproval', 'disposal', '2026-03-16 10:00:00', { headOpinion: '同意' }),
  signed('disposal', '负责人', '高明远', '2026-03-16 11:00:00'),
];
const barredBy = (lines: readonly Line[]) => {
  const d = story([...filed, ...lines]);
  const p = stand(d, '2026-03-18 10:00:00');
  const course = p.openActs.find(({ act }) => act === 'decisionMade')?.blockedBy.map(({ code }) => code) ?? null;
  const refusal = gate(d, 'penaltyDecision', at('2026-03-18 10:00:00')).find(({ code }) => code === 'A14.4');
  return { state: p.state, course, cure: refusal?.cure ?? null };
};

test('an opinion of the legal section counts once it is signed, for the course and for the gate (制度第十四条)', () => {
  expect(barredBy(disposal)).toEqual({
    state: 'P9',
    course: ['penalty.notReviewed'],
    cure: '报法制科审核，审核人签署通过的意见后再作决定；未通过的，按意见补正后重新送审。',
  });
  expect(barredBy([agreed, ...disposal])).toEqual({
    state: 'P9',
    course: ['penalty.notReviewed'],
    cure: '由审核人签署《法制审核意见书》后再作决定。',
  });
  const whole = [agreed, signed('opinion', '审核人', '林知远', '2026-03-12 11:00:00'), ...disposal];
  expect(barredBy(whole)).toEqual({ state: 'P11', course: [], cure: null });
});

test('an opinion that does not agree opens the way neither in the course nor at the gate (行政处罚法第五十八条)', () => {
  const against = opinion({ reviewers: [{ name: '林知远' }], opinion: '退回补充', advice: '补充监测' });
  const { course, cure } = barredBy([
    against,
    signed('opinion', '审核人', '林知远', '2026-03-12 11:00:00'),
    ...disposal,
  ]);
  expect(course).toEqual(['penalty.notReviewed']);
  expect(cure).toContain('重新送审');
});

test('the head has approved when the form is signed, not when it is drawn up (制度第十六条)', () => {
  const whole = [agreed, signed('opinion', '审核人', '林知远', '2026-03-12 11:00:00')];
  const [form, signature] = disposal;
  if (form === undefined || signature === undefined) throw new Error('two lines');
  expect(barredBy([...whole, form]).course).toEqual(['penalty.notApproved']);
  expect(barredBy([...whole, form, signature]).course).toEqual([]);
});

test('P10 shows the decision, barred by the discussion that is still to come (部令30第五十二条)', () => {
  const heavy = filed.map((one) =>
    one.kind === 'caseOpened' ? { ...one, data: { ...one.data, penalty: { kind: '罚款', amount: 500000 } } } : one,
  );
  const d = story([...heavy, agreed, signed('opinion', '审核人', '林知远', '2026-03-12 11:00:00'), ...disposal]);
  const p = stand(d, '2026-03-18 10:00:00');
  expect(p.state).toBe('P10');
  const decide = p.openActs.find(({ act }) => act === 'decisionMade');
  expect(decide?.blockedBy).toMatchObject([
    { code: 'penalty.notDiscussed', provision: expect.stringContaining('第五十二条') },
  ]);
});

test('what the notice proposes speaks for the case, in the course as in the duties (行政处罚法第六十三条)', () => {
  const notice = (amount: number): Line[] => [
    paper('priorNotice', 'notice', '2026-03-08 10:00:00', { proposed: { kind: '罚款', amount } }),
    issued('notice', '告〔2026〕1号', '2026-03-08 11:00:00'),
  ];
  const asks = (amount: number, agency = agencyOf([])) =>
    procedureOf(story([...filed, ...notice(amount)], agency), at('2026-03-09 12:00:00')).within.some(
      ({ id }) => id === 'H',
    );
  expect(asks(199_999)).toBe(false);
  expect(asks(200_000)).toBe(true);
});
