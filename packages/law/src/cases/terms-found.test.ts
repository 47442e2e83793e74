import { expect, test } from 'vitest';
import { at } from '../periods/sums.fixture.ts';
import { doc, firm, found, penalty, registered, signed, step } from './bureau.fixture.ts';
import { agencyOf, type Line } from './story.fixture.ts';

/** The worked cases once more, whole: told in records, and answered by the findings. */
const answer = (lines: readonly Line[], id: string, agency = registered, when = at('2026-11-23 09:00:00')): string =>
  found(lines, id, agency, when)
    .map((f) => `${f.status}${f.derivation?.lastDay ? ` ${f.derivation.lastDay}` : ''}`)
    .join(', ');
const iso = (when: string) => `${when.replace(' ', 'T')}+08:00`;

const urgent = (submitted: string): Line[] => [
  penalty,
  step('programStarted', '2025-03-07 17:30:00', {
    mode: '紧急先行启动',
    startedAt: iso('2025-03-07 17:30:00'),
    urgencyReason: '正在排放',
    oralApprovalBy: 'HD',
  }),
  step('initiationSupplemented', submitted, {}, { key: 's' }),
  doc(
    'programInitiationApproval',
    submitted,
    { mode: '紧急先行启动', startedAt: iso('2025-03-07 17:30:00'), supplementedAt: iso(submitted) },
    { links: { during: 's' } },
  ),
];

test('TC002, TC003 through the findings: a day and a night, half an hour more, and the other reading of hours', () => {
  expect(answer(urgent('2025-03-08 17:30:00'), 'A07.4')).toContain('met');
  expect(answer(urgent('2025-03-08 18:00:00'), 'A07.4')).toContain('metLate');
  const nextHour = agencyOf([
    step('parameter', '2025-01-01', { parameter: 'P01', value: 'next_hour', from: '2025-01-01', reason: '市局决定' }),
  ]);
  expect(answer(urgent('2025-03-08 18:00:00'), 'A07.4', nextHour)).toMatch(/^met /);
});

test.each([
  ['2026-05-04 22:10:00', 'met'],
  ['2026-05-04 23:00:00', 'metLate'],
])('TC008, TC009 through the findings: sealed on the spot, approved at %s: %s', (approved, status) => {
  const lines = [
    step('caseOpened', '2026-05-03', { caseType: 'coercion.sealing' }),
    step(
      'sealSeizureImplemented',
      '2026-05-03 22:15:00',
      { urgent: true, reportedAt: iso('2026-05-03 22:40:00') },
      { key: 'q' },
    ),
    doc(
      'sealSeizureApproval',
      approved,
      { urgent: true, implementedAt: iso('2026-05-03 22:15:00'), headOpinion: '同意' },
      { key: 'a', links: { during: 'q' } },
    ),
    signed('a', '负责人', '局长', approved),
  ];
  expect(answer(lines, 'coercion-law-2011.19')).toMatch(new RegExp(`^${status} `));
});

test.each([
  ['2026-02-17 23:10:00', 'met'],
  ['2026-02-18 09:00:00', 'metLate'],
])('TC010, TC011 through the findings: recorded to New Year’s Eve 23:10, stored at %s: %s', (stored, status) => {
  const lines = [
    penalty,
    step(
      'recording',
      '2026-02-16 22:00:00',
      {
        medium: '录像',
        device: 'FSHB-01',
        startedAt: iso('2026-02-16 22:00:00'),
        endedAt: iso('2026-02-16 23:10:00'),
        storedAt: iso(stored),
        storageTarget: '执法信息系统',
      },
      { until: '2026-02-16 23:10:00' },
    ),
  ];
  expect(answer(lines, 'A27.5')).toMatch(new RegExp(`^${status} `));
});

test('TC035 through the findings: registered evidence without a decision is free and overdue from 14 October', () => {
  const lines = [
    penalty,
    step('evidencePreserved', '2025-09-26 10:00:00', {}, { key: 'e' }),
    doc('preservationNotice', '2025-09-26 10:00:00', { items: [{ name: '账册' }] }, { links: { during: 'e' } }),
  ];
  expect(answer(lines, 'A13.4', registered, at('2025-10-13 23:00:00'))).toContain('pending 2025-10-13');
  expect(answer(lines, 'A13.4', registered, at('2025-10-14 00:00:00'))).toContain('overdue 2025-10-13');
});

const ordinary = (filed: string, decided: string | null, more: readonly Line[] = []): Line[] => [
  penalty,
  firm,
  step('initiationApproved', `${filed} 10:00:00`, {}, { key: 'i' }),
  doc(
    'programInitiationApproval',
    `${filed} 10:00:00`,
    { mode: '普通', headOpinion: '同意' },
    { key: 'f', links: { during: 'i' } },
  ),
  signed('f', '负责人', '局长', `${filed} 10:00:00`),
  ...more,
  ...(decided === null
    ? []
    : [
        step('decisionMade', `${decided} 10:00:00`, {}, { key: 'd' }),
        doc(
          'penaltyDecision',
          `${decided} 10:00:00`,
          { penalties: [{ kind: '罚款', amount: 60000 }] },
          { links: { during: 'd' }, frame: { number: '罚〔2026〕1号', seal: '白山市生态环境局' } },
        ),
      ]),
];

test('TC056–TC059 through the findings: ninety days, extensions, and what does not count', () => {
  const id = 'penalty-law-2021.60';
  expect(answer(ordinary('2026-01-05', '2026-04-08'), id)).toBe('metLate 2026-04-07');
  const twice = [
    step('periodExtended', '2026-04-03 10:00:00', { days: 30, by: '负责人' }),
    step('periodExtended', '2026-05-06 10:00:00', { days: 30, by: '分管负责人' }),
  ];
  expect(answer(ordinary('2026-01-05', '2026-05-07', twice), id)).toBe('metLate 2026-05-06');
  expect(answer(ordinary('2026-01-05', '2026-05-06', twice), id)).toBe('met 2026-05-06');
  const uncounted = [
    step('testCommissioned', '2025-03-10 10:00:00'),
    step('testReportIssued', '2025-03-24 10:00:00'),
    step('hearingRequested', '2025-04-01 10:00:00'),
    step('hearingHeld', '2025-04-29 10:00:00'),
  ];
  expect(answer(ordinary('2025-03-03', '2025-07-14', uncounted), id)).toBe('met 2025-07-14');
});

test.each([
  ['told in writing', true, '2025-04-10'],
  ['not told', false, '2025-03-31'],
])('TC063, TC064 through the findings: a test during a sealing, %s', (_what, told, lastDay) => {
  const lines = [
    step('caseOpened', '2025-03-01', { caseType: 'coercion.sealing' }),
    step('sealSeizureImplemented', '2025-03-01 10:00:00', {}, { key: 'q' }),
    doc(
      'sealSeizureDecision',
      '2025-03-01 10:00:00',
      { objects: [{ name: '设备' }] },
      { links: { during: 'q' }, frame: { number: '封〔2025〕1号', seal: '白山市生态环境局' } },
    ),
    ...(told ? [doc('testPeriodNotice', '2025-03-10 10:00:00', { from: '2025-03-10', to: '2025-03-20' })] : []),
  ];
  expect(answer(lines, 'coercion-law-2011.25')).toBe(`overdue ${lastDay}`);
});

const servedOn = (day: string, remedy: Record<string, unknown> = { litigation: { months: 6 } }): Line[] => [
  penalty,
  firm,
  step('decisionMade', `${day} 09:00:00`, {}, { key: 'd' }),
  doc(
    'penaltyDecision',
    `${day} 09:00:00`,
    { penalties: [{ kind: '罚款', amount: 60000 }], remedy },
    { links: { during: 'd' }, frame: { number: '罚〔2026〕1号', seal: '白山市生态环境局' } },
  ),
  step('served', `${day} 10:00:00`, { method: '直接' }, { key: 's' }),
  doc(
    'serviceReceipt',
    `${day} 10:00:00`,
    { docs: ['罚〔2026〕1号'], recipient: '某公司', place: '住所', method: '直接', receivedAt: day },
    { key: 'r', links: { during: 's' } },
  ),
  signed('r', '送达人', '甲', `${day} 10:00:00`),
  signed('r', '受送达人', '丙', `${day} 10:00:00`),
];
const applied = (day: string): Line[] => [
  step('courtApplied', `${day} 10:00:00`, {}, { key: 'c' }),
  doc('courtApplication', `${day} 10:00:00`, { appliedOn: day }, { links: { during: 'c' } }),
];

test('TC072, TC076, TC130, TC144 through the findings: the window of the court', () => {
  const id = 'coercion-law-2011.53';
  const status = (lines: Line[], ...more: Line[]) =>
    found([...lines, ...more], id, registered)
      .map((f) => f.status)
      .join();
  const served = servedOn('2025-08-31');
  expect(['2026-02-28', '2026-03-01', '2026-05-28', '2026-05-29'].map((d) => status(served, ...applied(d)))).toEqual([
    'breached',
    'met',
    'met',
    'breached',
  ]);
  const untold = servedOn('2025-01-10', {});
  expect(['2026-01-12', '2026-01-13'].map((d) => status(untold, ...applied(d)))).toEqual(['breached', 'met']);
  const short = servedOn('2026-02-11', { litigation: { months: 3 } });
  expect(['2026-05-13', '2026-08-12', '2026-11-11'].map((d) => status(short, ...applied(d)))).toEqual([
    'breached',
    'met',
    'met',
  ]);
  const long = servedOn('2025-12-29', { litigation: { months: 8 } });
  expect(['2026-07-01', '2026-08-31', '2026-09-01'].map((d) => status(long, ...applied(d)))).toEqual([
    'breached',
    'breached',
    'met',
  ]);
});

test('TC082 through the findings: thirty days to form the file roll over the festival', () => {
  const lines = [penalty, step('caseClosed', '2026-01-20 10:00:00', { endedOn: '2026-01-20' })];
  expect(answer(lines, 'A27.2', registered, at('2026-02-24 23:00:00'))).toBe('pending 2026-02-24');
  expect(answer(lines, 'A27.2', registered, at('2026-02-25 00:00:00'))).toBe('overdue 2026-02-24');
});

test('TC085, TC136 through the findings: three days, calendar ones, to decide on a transfer for crime', () => {
  const lines = (reported: string, approved: string) => [
    penalty,
    doc(
      'crimeTransferApproval',
      `${reported} 09:00:00`,
      { reportedAt: reported, headDecision: '同意移送' },
      { key: 'x' },
    ),
    signed('x', '负责人', '局长', `${approved} 10:00:00`),
  ];
  expect(answer(lines('2025-08-11', '2025-08-15'), 'crime-transfer.5.decision')).toBe('metLate 2025-08-14');
  expect(answer(lines('2026-09-17', '2026-09-21'), 'crime-transfer.5.decision')).toBe('metLate 2026-09-20');
});

test('TC134 through the findings: a reconsideration handed in here is forwarded in five working days', () => {
  const lines = [
    penalty,
    step('reconsiderationRequested', '2026-09-17 10:00:00', {
      viaAgency: true,
      receivedByAgencyAt: '2026-09-17',
      forwardedAt: '2026-09-24',
    }),
  ];
  expect(answer(lines, 'reconsideration-law-2023.32')).toBe('metLate 2026-09-23');
});
