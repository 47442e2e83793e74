import type { CaseView, FactView } from '@liuhen/server/api';
import { expect, test } from 'vitest';
import { factView } from '../fact/fact-view.fixture.ts';
import { laddersOf } from './ladder.ts';

let last = 0;
function fact(
  kind: string,
  family: string,
  at: string,
  data: FactView['data'],
  number: string | null = null,
): FactView {
  last += 1;
  const document: FactView['document'] = {
    number,
    rendition: null,
    signatures: 0,
    missingSigners: [],
    approvals: 0,
    issued: true,
    issuedPages: null,
  };
  return factView({
    id: String(last),
    seq: last,
    kind,
    family,
    at,
    data,
    document: family === 'document' ? document : null,
  });
}

const viewOf = (facts: FactView[]): CaseView => ({
  id: 'c',
  at: '2026-01-01T00:00:00.000Z',
  header: {
    id: 'c',
    caseNo: null,
    title: '',
    procedure: null,
    procedureTitle: null,
    stage: null,
    stageTitle: null,
    party: null,
    isMajor: false,
    closed: false,
    openedAt: '',
    lastAt: '',
    nextDue: null,
    breaches: 0,
    handlers: [],
    readable: true,
    cause: null,
    issuingAuthority: null,
    people: [],
    records: 0,
    counts: { required: 0, met: 0, pending: 0, broken: 0, judgement: 0 },
  },
  stages: [],
  openActs: [],
  clocks: [],
  courtWindow: null,
  held: [],
  permit: null,
  coverage: [],
  facts,
  hidden: 0,
  findings: [],
  mayDownload: true,
  mayRecord: true,
  maySign: true,
});

const decision = () => fact('penaltyDecision', 'document', '2025-05-27T01:00:00.000Z', {}, '罚〔2025〕3号');
const stateOf = (facts: FactView[], way: string) =>
  laddersOf(viewOf(facts))[0]?.rungs.find((rung) => rung.way === way)?.state;

test('leaving is closed until the party refused, and says what opens it', () => {
  const before = laddersOf(viewOf([decision()]))[0]?.rungs.find(({ way }) => way === '留置送达');
  expect(before?.state).toBe('closed');
  expect(before?.opens).toContain('拒收');
  const refused = fact('serviceAttempted', 'step', '2025-05-28T02:00:00.000Z', { method: '直接送达', reason: '拒收' });
  expect(stateOf([decision(), refused], '留置送达')).toBe('open');
});

test('public notice is closed until another way failed after the document was made', () => {
  const early = fact('serviceAttempted', 'step', '2025-01-01T00:00:00.000Z', { method: '邮寄送达' });
  const late = fact('serviceAttempted', 'step', '2025-06-01T00:00:00.000Z', { method: '邮寄送达' });
  expect(stateOf([early, decision()], '公告送达')).toBe('closed');
  expect(stateOf([decision(), late], '公告送达')).toBe('open');
});

test('electronic service needs the consent on the address confirmation', () => {
  const consent = fact('serviceAddressConfirmation', 'document', '2025-03-01T00:00:00.000Z', {
    fields: { eConsent: true },
  });
  expect(stateOf([decision()], '电子送达')).toBe('closed');
  expect(stateOf([consent, decision()], '电子送达')).toBe('open');
});

test('a failed service never looks served; only a receipt that names the document gives the one date', () => {
  const failed = fact('serviceAttempted', 'step', '2025-05-28T02:00:00.000Z', { method: '邮寄送达', reason: '退件' });
  expect(laddersOf(viewOf([decision(), failed]))[0]?.servedOn).toBeNull();
  const other = fact('serviceReceipt', 'document', '2025-05-28T03:00:00.000Z', {
    fields: { docs: ['罚〔2025〕4号'], method: '直接', receivedAt: '2025-05-28T11:00:00+08:00' },
  });
  expect(laddersOf(viewOf([decision(), other]))[0]?.servedOn).toBeNull();
  const own = fact('serviceReceipt', 'document', '2025-05-28T03:00:00.000Z', {
    fields: { docs: ['罚〔2025〕3号'], method: '留置', receivedAt: '2025-05-28T10:28:00+08:00' },
  });
  const [ladder] = laddersOf(viewOf([decision(), own]));
  expect(ladder?.servedOn).toBe('2025-05-28T10:28:00+08:00');
  expect(ladder?.rungs.find(({ state }) => state === 'proved')?.way).toBe('留置送达');
});
