import { expect, test } from 'vitest';
import { at } from '../periods/sums.fixture.ts';
import { doc, firm, found, penalty, registered, signed, step, summary } from './bureau.fixture.ts';
import type { Line } from './story.fixture.ts';

/** More of the worked cases, whole: told in records, and answered by the findings. */
const answer = (lines: readonly Line[], id: string, when = at('2026-11-23 09:00:00')): string =>
  found(lines, id, registered, when)
    .map((f) => `${f.status}${f.derivation?.lastDay ? ` ${f.derivation.lastDay}` : ''}`)
    .join(', ');

const directly = (number: string, day: string, key: string): Line[] => [
  doc(
    'serviceReceipt',
    `${day} 10:00:00`,
    { docs: [number], recipient: '某公司', place: '住所', method: '直接', receivedAt: day },
    { key: `r-${key}`, links: { during: key } },
  ),
  signed(`r-${key}`, '送达人', '甲', `${day} 10:00:00`),
  signed(`r-${key}`, '受送达人', '丙', `${day} 10:00:00`),
];

test('TC026: a hearing noticed six full working days before', () => {
  const lines = [
    penalty,
    firm,
    step('hearingNoticeServed', '2025-05-09 09:00:00', {}, { key: 'n' }),
    doc(
      'hearingNotice',
      '2025-05-09 09:00:00',
      { when: '2025-05-20T09:00:00+08:00' },
      { links: { during: 'n' }, frame: { number: '听〔2025〕1号' } },
    ),
    ...directly('听〔2025〕1号', '2025-05-09', 'n'),
    step('hearingHeld', '2025-05-20 09:00:00'),
  ];
  expect(answer(lines, 'penalty-law-2021.64')).toBe('breached');
});

test('a hearing that was asked for in time is waited for and never overdue: the law sets no term in which to hold it', () => {
  const asked = [
    penalty,
    firm,
    step('priorNoticeServed', '2026-03-02 09:00:00', {}, { key: 'n' }),
    doc(
      'priorNotice',
      '2026-03-02 09:00:00',
      { rights: '陈述、申辩、听证' },
      { links: { during: 'n' }, frame: { number: '告〔2026〕1号' } },
    ),
    ...directly('告〔2026〕1号', '2026-03-02', 'n'),
    step('hearingRequested', '2026-03-04 09:00:00'),
  ];
  expect(answer(asked, 'penalty-law-2021.63')).toBe('pending');
});

const decided = (day: string): Line[] => [
  penalty,
  firm,
  step('decisionMade', `${day} 10:00:00`, {}, { key: 'd' }),
  doc(
    'penaltyDecision',
    `${day} 10:00:00`,
    { penalties: [{ kind: '罚款', amount: 60000 }] },
    { links: { during: 'd' }, frame: { number: '罚〔2026〕1号', seal: '白山市生态环境局' } },
  ),
];

test('TC030, TC032, TC033: a decision served and published in seven working days', () => {
  expect(answer(decided('2025-01-24'), 'penalty-law-2021.61', at('2025-02-10 12:00:00'))).toBe('pending 2025-02-10');
  expect(answer(decided('2025-12-26'), 'penalty-law-2021.48', at('2026-01-07 12:00:00'))).toBe('pending 2026-01-07');
  const published = (day: string) => [...decided('2026-09-18'), step('published', `${day} 10:00:00`)];
  expect(answer(published('2026-09-29'), 'penalty-law-2021.48')).toBe('met 2026-09-29');
  expect(answer(published('2026-09-30'), 'penalty-law-2021.48')).toBe('metLate 2026-09-29');
});

test('TC037: a penalty on the spot is filed by the Saturday of work', () => {
  const lines = [
    summary,
    firm,
    step('decisionMade', '2025-09-30 10:00:00', {}, { key: 'd' }),
    doc('onSpotPenaltyDecision', '2025-09-30 10:00:00', { penalty: { kind: '警告' } }, { links: { during: 'd' } }),
  ];
  expect(answer(lines, 'A17.5', at('2025-10-11 23:00:00'))).toBe('pending 2025-10-11');
  expect(answer(lines, 'A17.5', at('2025-10-12 00:00:00'))).toBe('overdue 2025-10-11');
});

test('TC047: an extension approved when the term had run out is void', () => {
  const lines = [
    step('caseOpened', '2026-01-30', { caseType: 'permit' }),
    step('accepted', '2026-01-30 10:00:00', {}, { key: 'a' }),
    doc('acceptanceNotice', '2026-01-30 10:00:00', { acceptedOn: '2026-01-30' }, { links: { during: 'a' } }),
    step('periodExtended', '2026-03-06 10:00:00', { days: 10 }),
  ];
  expect(answer(lines, 'permit-law-2019.42', at('2026-03-06 12:00:00'))).toBe('overdue 2026-03-05');
});

test('TC051, TC053: fifteen days to decide whether to file', () => {
  const clue = (day: string, more: Line[] = []) => [
    step('caseOpened', day, { caseType: 'penalty.ordinary' }),
    step('clueRegistered', `${day} 10:00:00`),
    ...more,
  ];
  const id = 'penalty-measures-2023.18';
  expect(answer(clue('2025-04-20'), id, at('2025-05-06 12:00:00'))).toBe('pending 2025-05-06');
  expect(
    answer(
      clue('2025-04-20', [step('periodExtended', '2025-05-06 10:00:00', { days: 15 })]),
      id,
      at('2025-05-20 12:00:00'),
    ),
  ).toBe('pending 2025-05-20');
  expect(answer(clue('2026-02-05'), id, at('2026-02-24 12:00:00'))).toBe('pending 2026-02-24');
});

test('TC078: a public notice serves after thirty days, not sixty', () => {
  const lines = [
    penalty,
    firm,
    step('publicNoticePosted', '2025-06-03 10:00:00', {}, { key: 'p' }),
    doc(
      'publicServiceAnnouncement',
      '2025-06-03 10:00:00',
      { publishedOn: '2025-06-03', text: '公告' },
      { links: { during: 'p' } },
    ),
  ];
  expect(answer(lines, 'A22.6', at('2025-07-04 00:00:00'))).toBe('met 2025-07-03');
  expect(answer(lines, 'A22.6', at('2025-07-03 12:00:00'))).toContain('2025-07-03');
});

test('TC040, TC042: the demand before the court, and before a performance by a third party', () => {
  const demanded = (day: string): Line[] => [
    penalty,
    firm,
    step('demandServed', `${day} 09:00:00`, {}, { key: 'ds' }),
    doc(
      'demandNotice',
      `${day} 09:00:00`,
      { obligation: '缴纳罚款', due: day, method: '银行', amounts: [], rights: '陈述申辩' },
      { links: { during: 'ds' }, frame: { number: '催〔2026〕1号' } },
    ),
    ...directly('催〔2026〕1号', day, 'ds'),
  ];
  const applied = (day: string) => doc('courtApplication', `${day} 10:00:00`, { appliedOn: day });
  expect(answer([...demanded('2026-04-24'), applied('2026-05-12')], 'A24.1')).toContain('breached');
  expect(answer([...demanded('2026-04-24'), applied('2026-05-13')], 'A24.1')).toContain('met');
  const performed = [
    step('substitutePerformanceDecided', '2025-10-10 15:00:00', {}, { key: 'sp' }),
    doc('substitutePerformanceDecision', '2025-10-10 15:00:00', { when: '2025-10-14' }, { links: { during: 'sp' } }),
  ];
  expect(answer([...demanded('2025-10-10'), ...performed], 'A24.1')).toContain('breached');
});

test('TC120: three working days to hand over a case for detention, after a decision', () => {
  const lines = (sent: string) => [
    ...decided('2026-09-20'),
    doc(
      'crimeTransferApproval',
      '2026-09-28 09:00:00',
      {
        kind: '行政拘留',
        transferKind: '行政拘留',
        reportedAt: '2026-09-28',
        headDecision: '同意移送行政拘留',
        reason: '适用行政拘留',
      },
      { key: 'x' },
    ),
    signed('x', '负责人', '局长', '2026-09-28 10:00:00'),
    doc('crimeTransferLetter', `${sent} 10:00:00`, { toAuthority: '公安局', kind: '行政拘留', reason: '适用行政拘留' }),
  ];
  expect(answer(lines('2026-10-08'), 'detention-transfer.2')).toBe('met 2026-10-08');
  expect(answer(lines('2026-10-09'), 'detention-transfer.2')).toBe('metLate 2026-10-08');
});
