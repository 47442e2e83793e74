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

const inquiry: Line[] = [
  ...filed.slice(0, 4),
  line('interview', '2026-03-04 10:00:00'),
  line('testReportIssued', '2026-03-05 10:00:00'),
  paper('expertOpinion', 'opinion', '2026-03-05 10:00:00', { agency: '某监测站（CMA）' }),
  signed('opinion', '鉴定人', '钱工', '2026-03-05 11:00:00'),
];
/** What bars the end of the inquiry, beside what the duty says of the same matter. */
const atTheEnd = (lines: readonly Line[], code: string, duty: string) => {
  const d = story([...inquiry, ...lines]);
  const bars = stand(d, '2026-03-20 10:00:00').openActs.find(({ act }) => act === 'investigationReported')?.blockedBy;
  const status = evaluate(d, at('2026-03-20 10:00:00')).filter(({ id }) => id === duty);
  return { barred: bars?.some((bar) => bar.code === code), duty: status.map((f) => f.status) };
};

test('a result is told when its notice is issued, for the course and for the duty (制度第十一条第（七）项)', () => {
  const commission: Line[] = [
    paper('expertCommission', 'commission', '2026-03-04 09:00:00'),
    issued('commission', '委〔2026〕1号', '2026-03-04 09:30:00'),
  ];
  const told = (lines: readonly Line[]) => atTheEnd([...commission, ...lines], 'penalty.resultNotTold', 'A11.7');
  expect(told([])).toEqual({ barred: true, duty: ['pending'] });
  const step = line('testResultNotified', '2026-03-06 10:00:00', { key: 'telling' });
  const notice = { ...paper('testResultNotice', 'notice', '2026-03-06 10:00:00'), links: { during: 'telling' } };
  // the step alone, or with a notice that is drafted and not issued, has told nobody anything that can be proved
  expect(told([step])).toEqual({ barred: true, duty: ['pending'] });
  expect(told([step, notice])).toEqual({ barred: true, duty: ['pending'] });
  expect(told([step, notice, issued('notice', '结〔2026〕1号', '2026-03-06 11:00:00')])).toEqual({
    barred: false,
    duty: ['met'],
  });
});

test('registered evidence is dealt with when its disposal is issued, for the course, the clock and the duty (行政处罚法第五十六条)', () => {
  const kept = line('evidencePreserved', '2026-03-06 10:00:00');
  const dealt = (lines: readonly Line[]) => {
    const { barred, duty } = atTheEnd([kept, ...lines], 'penalty.registrationOpen', 'A13.4');
    const clocks = stand(story([...inquiry, kept, ...lines]), '2026-03-20 10:00:00').clocks.map(({ term }) => term);
    return { barred, duty: duty.at(-1), clock: clocks.includes('penalty.evidenceRegistration') };
  };
  const open = { barred: true, duty: 'overdue', clock: true };
  expect(dealt([])).toEqual(open);
  const step = line('preservationDisposed', '2026-03-10 10:00:00', { key: 'disposing' });
  const disposal = {
    ...paper('preservationDisposal', 'disposal-paper', '2026-03-10 10:00:00'),
    links: { during: 'disposing' },
  };
  expect(dealt([step, disposal])).toEqual(open);
  const done = { barred: false, duty: 'met', clock: false };
  expect(dealt([step])).toEqual(done);
  expect(dealt([step, disposal, issued('disposal-paper', '处〔2026〕1号', '2026-03-10 11:00:00')])).toEqual(done);
});

const decided: Line[] = [...filed, decision, issued('decision', '罚〔2026〕1号', '2026-03-23 10:00:00')];
const receipt = (step: string, key: string, when: string, fields: Record<string, unknown>): Line[] => [
  line('served', when, { key: step }),
  {
    ...paper('serviceReceipt', key, when, {
      docs: ['罚〔2026〕1号'],
      receivedAt: `${when.replace(' ', 'T')}+08:00`,
      ...fields,
    }),
    links: { during: step },
  },
];
const received = (lines: readonly Line[], when = '2026-04-01 10:00:00') => {
  const p = stand(story([...decided, ...lines]), when);
  return { state: p.state, pays: p.clocks.some(({ term }) => term === 'penalty.payment') };
};

test('only proven service moves the case, and starts the days to pay: the stage and the clock never differ (行政处罚法第六十一条)', () => {
  const nobody = { state: 'P12', pays: false };
  const reached = { state: 'P14', pays: true };
  const first = receipt('first', 'r1', '2026-03-24 10:00:00', { method: '直接送达' });
  expect(received([line('served', '2026-03-24 10:00:00')]), 'a step that nothing proves').toEqual(nobody);
  expect(received(first), 'a receipt that nobody signed').toEqual(nobody);
  expect(received([...first, signed('r1', '受送达人', '王某', '2026-03-24 10:00:00')])).toEqual(reached);
  const second = [
    ...receipt('second', 'r2', '2026-03-26 10:00:00', { method: '直接送达' }),
    signed('r2', '受送达人', '王某', '2026-03-26 10:00:00'),
  ];
  expect(received([...first, ...second]), 'void the first time, served the second').toEqual(reached);
  const annulled = (of: string) =>
    line('annulment', '2026-03-27 10:00:00', { data: { reason: '签错' }, links: { annuls: of } });
  expect(received([...second, annulled('r2')]), 'the receipt was annulled').toEqual(nobody);
  const post = receipt('post', 'r3', '2026-03-24 10:00:00', { method: '邮寄送达', receivedAt: '2026-03-30' });
  expect(received(post, '2026-03-29 10:00:00'), 'still in the post').toEqual(nobody);
  expect(received(post)).toEqual(reached);
});
