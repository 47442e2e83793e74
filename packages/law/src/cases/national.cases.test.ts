import { expect, test } from 'vitest';
import { at } from '../periods/sums.fixture.ts';
import { procedureOf } from '../procedures/procedure-of.ts';
import { citizen, doc, firm, found, penalty, registered, signed, step, verdict } from './bureau.fixture.ts';
import { type Line, story } from './story.fixture.ts';

const decision = (when: string, fields: Record<string, unknown> = {}, frame: Record<string, unknown> = {}): Line[] => [
  step('decisionMade', `${when} 10:00:00`, {}, { key: 'd' }),
  doc(
    'penaltyDecision',
    `${when} 10:00:00`,
    { penalties: [{ kind: '罚款', amount: 60000 }], ...fields },
    { key: 'p', links: { during: 'd' }, frame: { number: '罚〔2026〕1号', seal: '白山市生态环境局', ...frame } },
  ),
];

test('TC048 told on the eleventh of what was due by the ninth: the application counts as accepted from the day of receipt', () => {
  const lines = [
    step('caseOpened', '2025-09-25', { caseType: 'permit' }),
    step('applicationRegistered', '2025-09-25 09:00:00'),
    step('correctionNoticeIssued', '2025-10-10 09:00:00', {}, { key: 'c' }),
    doc('correctionNotice', '2025-10-10 09:00:00', { deficiencies: ['缺A'] }, { links: { during: 'c' } }),
  ];
  const before = procedureOf(story(lines), at('2025-10-10 08:00:00'));
  expect(before.state).toBe('X3');
  expect(before.clocks[0]).toMatchObject({ term: 'licence.decision', derivation: { start: { day: '2025-09-25' } } });
  expect(verdict(lines, 'permit-law-2019.32')).toBe('metLate V');
});

test('TC092 an express letter posted on the 9th and signed for on the 12th was served on the 12th: fifteen days to pay from there', () => {
  const lines: Line[] = [
    penalty,
    firm,
    ...decision('2025-06-06'),
    step('served', '2025-06-09 10:00:00', { method: '邮寄' }, { key: 's' }),
    doc(
      'mailServiceRegister',
      '2025-06-09 10:00:00',
      {
        kind: '特快专递',
        carrier: '邮政企业（EMS）',
        postedAt: '2025-06-09',
        receivedOn: '2025-06-12',
        returnReceipt: '签收',
        postageVoucher: '已附',
      },
      { links: { during: 's' } },
    ),
    doc(
      'serviceReceipt',
      '2025-06-12 10:00:00',
      { docs: ['罚〔2026〕1号'], recipient: '某公司', method: '邮寄' },
      { links: { during: 's' } },
    ),
  ];
  expect(verdict(lines, 'A19.5')).toBe('met B');
  const payment = procedureOf(story(lines), at('2025-06-13 09:00:00')).clocks.find((c) => c.term === 'penalty.payment');
  expect(payment?.derivation).toMatchObject({ start: { day: '2025-06-12' }, lastDay: '2025-06-27' });
});

test('TC097 a decision by mail without a confirmation is no service; with one it arrives on the day the system took it', () => {
  const sent = (confirmed: boolean): Line[] => [
    penalty,
    firm,
    ...decision('2026-03-20'),
    ...(confirmed
      ? [
          doc('serviceAddressConfirmation', '2026-03-01', { eConsent: true, email: 'a@example.com' }, { key: 'k' }),
          signed('k', '当事人', '丙', '2026-03-01'),
        ]
      : []),
    step('served', '2026-03-21 09:00:00', { method: '电子' }, { key: 's' }),
    doc(
      'electronicServiceRecord',
      '2026-03-21 09:00:00',
      { docs: ['罚〔2026〕1号'], arrivedAt: '2026-03-21T09:00:05+08:00' },
      { links: { during: 's' } },
    ),
    doc(
      'serviceReceipt',
      '2026-03-21 09:00:00',
      { docs: ['罚〔2026〕1号'], method: '电子', recipient: '某公司' },
      { links: { during: 's' } },
    ),
  ];
  const [finding] = found(sent(false), 'penalty-law-2021.61.2');
  expect(finding).toMatchObject({ status: 'breached', severity: 'B', legalEffect: 'invalid' });
  expect(verdict(sent(true), 'penalty-law-2021.61.2')).toBe('met B');
});

test('TC100 who led the inquiry may not audit the case', () => {
  const lines = (reviewer: string) => [
    step('caseOpened', '2026-01-05', { caseType: 'penalty.ordinary', investigators: ['甲', '乙'] }),
    firm,
    doc('legalReviewOpinion', '2026-03-20', { reviewers: [{ name: reviewer }], opinion: '同意' }, { key: 'l' }),
    signed('l', '审核人', reviewer, '2026-03-20'),
  ];
  expect(verdict(lines('甲'), 'SoD2', registered)).toBe('breached B');
  expect(verdict(lines('局长'), 'SoD2', registered)).toBe('met B');
});

test('TC106 fifty thousand told, sixty decided, nothing new: a defence may not make it heavier', () => {
  const lines = [
    penalty,
    firm,
    step('priorNoticeServed', '2026-03-02 10:00:00', {}, { key: 'n' }),
    doc(
      'priorNotice',
      '2026-03-02 10:00:00',
      { proposed: { kind: '罚款', amount: 50000 }, rights: '陈述、申辩' },
      { key: 'pn', links: { during: 'n' }, frame: { number: '告〔2026〕1号' } },
    ),
    doc(
      'serviceReceipt',
      '2026-03-02 10:00:00',
      { docs: ['告〔2026〕1号'], method: '直接', recipient: '某公司', place: '住所', receivedAt: '2026-03-02' },
      { key: 'r', links: { during: 'n' } },
    ),
    signed('r', '受送达人', '丙', '2026-03-02'),
    ...decision('2026-03-20'),
  ];
  expect(verdict(lines, 'penalty-law-2021.45', registered)).toBe('breached B');
});

test('TC107 a photograph of five days after the decision proves nothing about it', () => {
  const lines = [
    penalty,
    firm,
    ...decision('2025-07-20'),
    step('photosTaken', '2025-07-25 10:00:00'),
    step('recording', '2025-07-25 10:00:00', { medium: '照片', proves: '检查取证' }),
  ];
  expect(found(lines, 'evidence-rules-2002.60').map((f) => f.status)).toContain('breached');
  expect(found(lines, 'evidence-rules-2002.60').every((f) => f.severity === 'W')).toBe(true);
});

test('TC108 only a cut film, no carrier, no hash: a warning that it cannot decide the case alone', () => {
  const lines = [
    penalty,
    firm,
    step('recording', '2026-03-02 10:00:00', { medium: '录像', makingMethod: '剪辑版', files: [{ file: 'a.mp4' }] }),
  ];
  expect(verdict(lines, 'evidence-rules-2002.71')).toBe('breached W');
  expect(verdict(lines, 'recording-practice.hashed')).toBe('breached W');
});

test('TC111 an old law cited for conduct before the code is no error: the comparison must be written down', () => {
  const lines = (conductEndedOn: string) => [
    step('caseOpened', '2026-08-20', { caseType: 'penalty.ordinary', conductEndedOn }),
    firm,
    ...decision('2026-09-01', { basis: '《中华人民共和国水污染防治法》第八十三条第（二）项' }),
  ];
  expect(verdict(lines('2026-07-01'), 'eco-code-2026.1057')).toBe('breached W');
  expect(verdict(lines('2026-08-20'), 'eco-code-2026.1057')).toBe('breached B');
});

test('TC112 in its own name: a penalty before the code no, after it yes, a permit never', () => {
  const own = { seal: '白山市生态环境局抚松县分局' };
  expect(verdict([penalty, firm, ...decision('2026-08-10', {}, own)], 'eco-code-2026.53')).toBe('breached B');
  expect(verdict([penalty, firm, ...decision('2026-08-20', {}, own)], 'eco-code-2026.53')).toBe('met B');
  const permit = [
    step('caseOpened', '2026-08-01', { caseType: 'permit' }),
    citizen,
    doc('permitGrantDecision', '2026-08-20', { content: '许可' }, { frame: { number: '许〔2026〕1号', ...own } }),
  ];
  expect(verdict(permit, 'eco-code-2026.53')).toBe('breached B');
});
