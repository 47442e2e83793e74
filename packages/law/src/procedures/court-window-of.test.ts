import { expect, test } from 'vitest';
import { at } from '../periods/sums.fixture.ts';
import { courtWindowOf } from './court-window-of.ts';
import { procedureOf } from './procedure-of.ts';
import { paper, type Told, told } from './told.fixture.ts';

const decided: Told[] = [
  'clueRegistered',
  'initiationApproved',
  'investigationReported',
  'caseReviewed',
  'priorNoticeServed',
  'defenceWaived',
  'headApproved',
  'decisionMade',
];
const owed: Told[] = [...decided, { kind: 'served', when: '2026-03-14 10:00:00' }];
const demanded: Told[] = [...owed, { kind: 'demandServed', when: '2026-08-20 10:00:00' }];
const window = (records: Told[], when = '2026-09-20 10:00:00') =>
  courtWindowOf(told('penalty.ordinary', records), at(when));

test('from the service of a decision on, the window of the court is known with how each of its days was reached', () => {
  expect(window(owed, '2026-03-15 10:00:00')).toMatchObject({
    ...{ suitEnds: '2026-09-14', opens: '2026-09-15', closes: '2026-12-14' },
    opensAt: '2026-09-14T16:00:00.000Z',
    ...{ demand: null, applicationIssued: false, unverified: false },
  });
  const full = window(demanded);
  expect(full?.demand).toEqual({ servedOn: '2026-08-20', lastDay: '2026-09-03' });
  expect(full?.derivations.map(({ term }) => term)).toEqual([
    'remedy.lawsuit',
    'coercion.court.application',
    'coercion.demand.court',
  ]);
  expect(full?.refusals).toEqual([]);
  expect(full?.paymentEnds?.slice(0, 10)).toBe('2026-03-30');
});

test('what bars the application is told with the window, and the guards of the procedure say the same', () => {
  const codes = window(owed, '2026-09-01 10:00:00')?.refusals.map(({ code }) => code);
  expect(codes).toEqual(['court.suitOpen', 'court.noDemand']);
  const acts = procedureOf(told('penalty.ordinary', owed), at('2026-09-01 10:00:00')).within.find((v) => v.id === 'F');
  expect(acts?.openActs.find(({ act }) => act === 'courtApplied')?.blockedBy.map(({ code }) => code)).toEqual(codes);
});

test('there is no window where nothing was served, nothing is to be paid, or the court has been asked', () => {
  expect(window(decided)).toBeNull();
  expect(window([{ kind: 'served', when: '2026-03-14 10:00:00' }])).toBeNull();
  for (const end of ['courtApplied', 'caseClosed', 'paymentMade', 'performanceRecorded', 'nonPenaltyDecision'])
    expect(window([...demanded, end])).toBeNull();
});

test('an application that was issued is still to be handed in, and the handing in is an act of its own', () => {
  const issued: Told[] = [
    ...demanded,
    paper('courtApplication', {}, 'application'),
    { kind: 'documentIssued', data: { number: '1' }, links: { issues: 'application' }, when: '2026-09-16 10:00:00' },
  ];
  expect(window(issued)?.applicationIssued).toBe(true);
  const act = (records: Told[]) =>
    procedureOf(told('penalty.ordinary', records), at('2026-09-20 10:00:00'))
      .within.find((v) => v.id === 'F')
      ?.openActs.find(({ act: one }) => one === 'courtApplied');
  expect(act(issued)).toMatchObject({ who: ['officer'], paperBefore: null, blockedBy: [] });
  expect(act([...issued, { kind: 'courtApplied', when: '2026-09-18 10:00:00' }])).toBeUndefined();
});

test('an application that was taken back leaves the window as the law set it', () => {
  const back: Told[] = [
    ...demanded,
    { kind: 'courtApplied', when: '2026-09-16 10:00:00' },
    { kind: 'courtApplicationWithdrawn', when: '2026-09-18 10:00:00' },
  ];
  expect(window(back)).toMatchObject({ opens: '2026-09-15', closes: '2026-12-14', applicationIssued: false });
});

test('while reconsideration is decided or instalments run, the window follows them', () => {
  const planned: Told[] = [
    ...owed,
    {
      kind: 'installmentApproved',
      data: { schedule: [{ due: '2026-12-31', amount: 100 }] },
      when: '2026-03-20 10:00:00',
    },
  ];
  expect(window(planned)).toMatchObject({ opens: '2027-01-01', unverified: true });
  expect(window(planned)?.paymentEnds).toBe('2026-12-31T15:59:59.999Z');
});

test('an application taken back leaves the window where it was, and open again (行政强制法第五十三条)', () => {
  const taken: Told[] = [
    ...demanded,
    { kind: 'courtApplied', when: '2026-09-20 10:00:00' },
    { kind: 'courtApplicationWithdrawn', when: '2026-10-10 10:00:00' },
  ];
  expect(window(taken, '2026-10-09 10:00:00')).toBeNull();
  expect(window(taken, '2026-10-11 10:00:00')).toMatchObject({
    ...{ opens: '2026-09-15', closes: '2026-12-14' },
    ...{ applicationIssued: false, refusals: [] },
  });
  expect(window(taken, '2026-12-15 10:00:00')?.refusals.map(({ code }) => code)).toEqual(['court.closed']);
});

test('each addressee may sue in a term of his own: the window opens after the last of them (法释〔2026〕3号第五条第二款)', () => {
  const decision: Told = {
    kind: 'penaltyDecision',
    key: 'decision',
    data: { number: '罚1号', issuedAt: '2026-03-10', fields: {} },
  };
  const received = (key: string, recipient: string, receivedAt: string): Told[] => [
    {
      kind: 'serviceReceipt',
      key,
      data: { issuedAt: receivedAt, fields: { method: '直接', docs: ['罚1号'], recipient, receivedAt } },
    },
    { kind: 'signature', data: { role: '受送达人', name: recipient }, links: { signs: key } },
  ];
  const suitEnds = (...receipts: Told[]) =>
    window([...decided, decision, { kind: 'served', when: '2026-03-14 10:00:00' }, ...receipts])?.suitEnds;
  const first = received('one', '某甲公司', '2026-03-14T10:00:00+08:00');
  expect(suitEnds(...first)).toBe('2026-09-14');
  expect(suitEnds(...first, ...received('two', '某乙厂', '2026-03-20T10:00:00+08:00'))).toBe('2026-09-20');
  expect(suitEnds(...first, ...received('two', '甲公司', '2026-03-20T10:00:00+08:00'))).toBe('2026-09-14');
});
