import type { CaseFile } from '@liuhen/records';
import { expect, test } from 'vitest';
import { evaluate, evaluateAgency } from '../evaluate.ts';
import { type Finding, isViolation } from '../findings/finding.ts';
import { at } from '../periods/sums.fixture.ts';
import { allObligations } from '../rulebooks/rulebooks.ts';
import { baseCase, baseNames } from './base-cases.fixture.ts';
import { dossierOf, lastInstant } from './case-file.fixture.ts';
import { planted } from './planted.fixture.ts';
import { smallCases } from './small-cases.fixture.ts';
import { agencyOf, type Line, story } from './story.fixture.ts';

const now = at('2026-11-23 09:00:00');
const isMet = (f: Finding) => f.status === 'met' || f.status === 'excused';
const judged = (file: CaseFile, when?: Temporal.Instant) => {
  const dossier = dossierOf(file);
  return evaluate(dossier, when ?? lastInstant(dossier));
};
const withVerdict = (id: string, verdict: string): CaseFile => {
  const file = baseCase(id.startsWith('A17') ? 'summary' : 'ordinary');
  file.records.push({
    key: 'judgement',
    kind: 'judgement',
    at: '2026-04-01',
    data: { obligation: id, verdict, reason: '已核对', office: '法制科' },
  });
  return file;
};

test.each(smallCases.map((small, n) => [n + 1, small.id, small] as const))(
  'small case %i: %s is met in one and broken in the other',
  (_n, id, { pass, fail }) => {
    const [well, ill] = [judged(pass, now), judged(fail, now)].map((all) => all.filter((f) => f.id === id));
    expect(well?.some(isMet)).toBe(true);
    expect(well?.filter(isViolation)).toEqual([]);
    expect(ill?.some(isViolation)).toBe(true);
  },
);

/** Duties that only the bureau's own records, live records or a named person can answer. */
const bureau = (...lines: Line[]) =>
  evaluateAgency(agencyOf([{ kind: 'agencyProfile', when: '2025-01-01', data: { regulator: '分局' } }, ...lines]), now);
const held = (key: string, ...offices: string[]): Line[] => [
  { kind: 'person', when: '2025-01-01', data: { person: key, name: key } },
  ...offices.map((office): Line => ({ kind: 'appointment', when: '2025-01-01', data: { person: key, office } })),
];
const policyOf = (id: string): Line => ({
  kind: 'policyDocument',
  when: '2025-01-01',
  data: { title: '制度', obligation: id },
});
const verdictOf = (id: string, verdict: string): Line => ({
  kind: 'judgement',
  when: '2026-01-01',
  data: { obligation: id, verdict, reason: '已核对', office: '分局负责人' },
});
const camera = (clockOffsetSec?: number): Line => ({
  kind: 'device',
  when: '2025-01-01',
  data: { device: 'd', deviceNo: 'D', ...(clockOffsetSec === undefined ? {} : { clockOffsetSec }) },
});

const setting = (value: string): Line => ({
  kind: 'parameter',
  when: '2025-01-01',
  data: { parameter: 'P02', value, from: '2025-01-01', reason: '本机关决定' },
});

/** What befell the bureau's own records and systems. */
const befell = (action: string, when: string, data = {}): Line => ({
  kind: 'custodyEvent',
  when,
  data: { action, ...data },
});
const stored = (place: string): Line => ({
  kind: 'storageRegistered',
  when: '2025-06-01',
  data: { storage: 's', name: '存储器', place },
});
const entrusted = { approvedBy: '高明远', supervision: '专人陪同', returned: '不得留存' };
const informationCases = [
  {
    id: 'personal-information-2021.57',
    pass: bureau(befell('personalInformationLeaked', '2026-02-01'), befell('leakNotified', '2026-02-01')),
    fail: bureau(befell('leakNotified', '2026-01-31'), befell('personalInformationLeaked', '2026-02-01')),
  },
  { id: 'personal-information-2021.36', pass: bureau(stored('机房')), fail: bureau(stored('境外云')) },
  {
    id: 'data-security-2021.40',
    pass: bureau(befell('entrusted', '2026-02-01', entrusted)),
    fail: bureau(befell('entrusted', '2026-02-01', { ...entrusted, supervision: '' })),
  },
  {
    id: 'cybersecurity-2016.21',
    pass: bureau(befell('logDeleted', '2025-08-31', { upTo: '2025-02-28' })),
    fail: bureau(befell('logDeleted', '2025-12-31', { upTo: '2025-07-01' })),
  },
  {
    id: 'cybersecurity-2025.23',
    pass: bureau(befell('logDeleted', '2026-08-31', { upTo: '2026-02-28' })),
    fail: bureau(befell('logDeleted', '2026-08-31', { upTo: '2026-03-01' })),
  },
  {
    id: 'cybersecurity-2025.27',
    pass: bureau({ kind: 'policyDocument', when: '2026-01-02', data: { title: '网络安全事件应急预案' } }),
    fail: bureau(verdictOf('cybersecurity-2025.27', 'breached')),
  },
  {
    id: 'network-data-2025.10',
    pass: bureau(
      befell('vulnerabilityFound', '2026-02-01 10:00:00'),
      befell('vulnerabilityReported', '2026-02-02 10:00:00'),
    ),
    fail: bureau(
      befell('vulnerabilityFound', '2026-02-01 10:00:00'),
      befell('vulnerabilityReported', '2026-02-02 10:00:01'),
    ),
  },
];

const bureauCases: readonly { id: string; pass: Finding[]; fail: Finding[] }[] = [
  ...informationCases,
  ...['A04.0', 'A05.1', 'A27.1', 'A28.1', 'personal-information-2021.51', 'personal-information-2021.55'].map((id) => ({
    id,
    pass: bureau(policyOf(id)),
    fail: bureau(verdictOf(id, 'breached')),
  })),
  { id: 'A05.2', pass: bureau(...held('法', 'legalReviewer')), fail: bureau() },
  { id: 'A05.3', pass: bureau(camera(0)), fail: bureau(camera()) },
  { id: 'A28.3', pass: bureau(...held('档', 'archivist')), fail: bureau() },
  {
    id: 'A31.1',
    pass: bureau({ kind: 'assessment', when: '2026-01-10', data: { period: '2025', result: { 覆盖率: '98' } } }),
    fail: bureau({ kind: 'assessment', when: '2026-01-10', data: { period: '2025', result: { 指标: '罚没金额' } } }),
  },
  { id: 'record.settings', pass: bureau(setting('asIs')), fail: bureau(setting('随便')) },
  {
    id: 'SoD7',
    pass: bureau(...held('系', 'systemAdministrator')),
    fail: bureau(...held('系', 'systemAdministrator', 'officer')),
  },
];
const live = (receivedAt: string): Line[] => [
  { kind: 'siteInspection', when: '2026-03-02 10:00:00', live: { receivedAt } },
];
const matrix = agencyOf([
  { kind: 'recordingDutyEdited', when: '2025-01-01', data: { rows: [{ kind: 'interview', duty: 'required' }] } },
]);
const talk = (data: Record<string, unknown>): Line[] => [{ kind: 'interview', when: '2026-03-02 10:00:00', data }];
const ahead = live('2026-03-02 09:00:00');
const recordCases = [
  { id: 'record.bracket', pass: evaluate(story(live('2026-03-02 11:00:00')), now), fail: evaluate(story(ahead), now) },
  {
    id: 'A04.1',
    pass: evaluate(story(live('2026-03-02 11:00:00')), now),
    fail: evaluate(story(live('2026-03-05 11:00:00')), now),
  },
  {
    id: 'A03.4',
    pass: evaluate(story(talk({ deviationReason: '当事人未成年' }), matrix), now),
    fail: evaluate(story(talk({}), matrix), now),
  },
];
const personCases = ['A03.1', 'A07.3', 'A17.7'].map((id) => ({
  id,
  pass: judged(withVerdict(id, 'met')),
  fail: judged(withVerdict(id, 'breached')),
}));
const twice = (verdict: string): CaseFile => {
  const file = withVerdict('penalty-law-2021.29', verdict);
  const first = file.records.find((r) => r.kind === 'penaltyDecision');
  if (first) file.records.push({ ...structuredClone(first), key: 'penaltyDecision 又一份' });
  return file;
};
const excess = '《排污许可管理条例》第三十四条第（一）项';
const graded = agencyOf([
  {
    kind: 'discretionBenchmark',
    when: '2025-01-01',
    data: {
      title: '超许可排放裁量基准（虚构）',
      basis: excess,
      effectiveFrom: '2025-01-01',
      source: '虚构',
      grades: [{ circumstance: '一般', min: 200000, max: 300000 }],
    },
  },
]);
const fined = (amount: number, range: object, discretion = '一般情节') =>
  evaluate(
    story(
      [
        { kind: 'caseOpened', when: '2025-05-01', data: { caseType: 'penalty.ordinary', statutoryRange: range } },
        {
          kind: 'penaltyDecision',
          when: '2025-06-01',
          data: {
            issuedAt: '2025-06-01T10:00:00+08:00',
            fields: { basis: [excess], penalties: [{ kind: '罚款', amount }], ...(discretion ? { discretion } : {}) },
          },
        },
      ],
      graded,
    ),
    now,
  );
const lawful = { min: 200000, max: 1000000 };
const discretionCases = [
  {
    id: 'penalty-law-2021.34.stated',
    pass: fined(250000, lawful),
    fail: fined(250000, { min: 20000, max: 200000 }),
  },
  { id: 'penalty-law-2021.34.benchmark', pass: fined(300000, lawful), fail: fined(300001, lawful) },
  { id: 'penalty-measures-2023.discretion', pass: fined(250000, lawful), fail: fined(250000, lawful, '') },
];
const special = [
  ...discretionCases,
  ...bureauCases,
  ...recordCases,
  ...personCases,
  { id: 'penalty-law-2021.29', pass: judged(twice('met')), fail: judged(twice('breached')) },
];

test.each(special.map((s) => [s.id, s] as const))(
  '%s is met in one case and broken in another',
  (id, { pass, fail }) => {
    expect(pass.filter((f) => f.id === id).some(isMet)).toBe(true);
    expect(fail.filter((f) => f.id === id).some(isViolation)).toBe(true);
  },
);

test('every obligation has at least one passing and one failing case', () => {
  const clean = baseNames.flatMap((name) => judged(baseCase(name)));
  const passing = new Set([
    ...clean.filter(isMet).map((f) => f.id),
    ...smallCases.map((s) => s.id),
    ...special.map((s) => s.id),
  ]);
  const failing = new Set([...planted.map((d) => d.id), ...smallCases.map((s) => s.id), ...special.map((s) => s.id)]);
  const lacking = allObligations.filter((o) => !passing.has(o.id) || !failing.has(o.id)).map((o) => o.id);
  expect(lacking).toEqual([]);
});
