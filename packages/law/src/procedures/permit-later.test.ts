import { expect, test } from 'vitest';
import { evaluate } from '../evaluate.ts';
import { gate } from '../gate/gate.ts';
import { at } from '../periods/sums.fixture.ts';
import { procedureOf } from './procedure-of.ts';
import { after, cancellation, renewalAsked, revocation, type Told, told } from './told.fixture.ts';

const made = (kind: string, when: string, fields: Record<string, unknown>): Told => ({
  kind,
  when,
  data: { issuedAt: `${when.replace(' ', 'T')}+08:00`, number: '许变〔2026〕1号', seal: '白山市生态环境局', fields },
});
const found = (records: readonly Told[], id: string, when: string, profile = {}) =>
  evaluate(told('permit', records, profile), at(when)).filter((f) => f.id === id);
const clockOf = (records: readonly Told[], term: string, profile = {}) => {
  const d = told('permit', records, profile);
  return procedureOf(d, after(d)).clocks.find((clock) => clock.term === term)?.lastDay ?? null;
};

test('a renewal is due by the last day of the old permit, holiday or not, and silence then grants it (行政许可法第五十条)', () => {
  // 2026-05-31 is a Sunday: the end of a permit does not roll
  const asked = [renewalAsked('2026-05-31'), 'accepted'];
  expect(clockOf(asked, 'licence.renewal.decision')).toBe('2026-05-31');
  expect(clockOf(asked, 'licence.decision')).toBeNull();
  const d = told('permit', asked);
  expect(procedureOf(d, at('2026-05-31 23:00:00')).state).toBe('X3');
  expect(procedureOf(d, at('2026-06-01 00:00:01'))).toMatchObject({
    state: 'Xd',
    stateTitle: '逾期未决定，视为准予延续',
  });
  expect(found(asked, 'permit-law-2019.50', '2026-05-31 23:00:00')).toMatchObject([{ status: 'pending' }]);
  const [late] = found(asked, 'permit-law-2019.50', '2026-06-01 09:00:00');
  expect(late).toMatchObject({
    status: 'overdue',
    legalEffect: 'valid',
    cure: expect.stringContaining('视为准予延续'),
  });
  expect(late?.message).toContain('视为准予延续');
});

test('what silence has granted cannot be refused afterwards: the refusal may not be served', () => {
  const records: Told[] = [
    renewalAsked('2026-05-31'),
    'accepted',
    made('permitRefusalDecision', '2026-06-05 10:00:00', {
      reason: '不符合',
      basis: '行政许可法第三十八条',
      remedy: '复议',
    }),
  ];
  expect(found(records, 'permit-law-2019.50', '2026-06-06 10:00:00')).toMatchObject([
    { status: 'breached', severity: 'B', legalEffect: 'invalid', cure: expect.stringContaining('撤销不予延续的决定') },
  ]);
  const refusals = gate(told('permit', records), 'served', at('2026-06-06 10:00:00')).map(({ code }) => code);
  expect(refusals).toContain('permit-law-2019.50');
  const before: Told[] = [...records.slice(0, 2), made('permitRefusalDecision', '2026-05-29 10:00:00', {})];
  expect(found(before, 'permit-law-2019.50', '2026-06-06 10:00:00')).toMatchObject([{ status: 'met' }]);
});

test.each([
  ['2026-04-01', 'met'],
  ['2026-03-31', 'judgement'],
])('a permit that ends on %s and was asked to be renewed on the second of March: %s', (validTo, status) => {
  expect(found([renewalAsked(validTo)], 'permit-law-2019.50.request', '2026-03-03 09:00:00')).toMatchObject([
    { status },
  ]);
});

test('asked for too late, silence grants nothing until the legal section finds that it counts', () => {
  const late = [renewalAsked('2026-03-15'), 'accepted'] as const;
  const stateOf = (records: readonly Told[]) => procedureOf(told('permit', records), at('2026-03-20 10:00:00')).state;
  expect(stateOf(late)).toBe('X3');
  const judged: Told = {
    kind: 'judgement',
    data: { obligation: 'permit-law-2019.50.request', verdict: 'met', reason: '不可抗力', office: '法制科' },
  };
  expect(stateOf([...late, judged])).toBe('Xd');
});

test('a pollution permit has its own terms: sixty days before, twenty days from acceptance (排污许可管理条例第十四条)', () => {
  const profile = { permitMatter: '排污许可证核发' };
  const asked = (validTo: string) =>
    found([renewalAsked(validTo)], 'permit-law-2019.50.request', '2026-03-03 09:00:00', profile)[0]?.status;
  expect([asked('2026-05-01'), asked('2026-04-30')]).toEqual(['met', 'judgement']);
  expect(clockOf([renewalAsked('2026-07-31')], 'licence.emission.supplement', profile)).toBe('2026-03-05');
  expect(clockOf([renewalAsked('2026-07-31')], 'licence.supplement', profile)).toBeNull();
  expect(clockOf([renewalAsked('2026-07-31')], 'licence.emission.supplement')).toBeNull();
  const accepted = [renewalAsked('2026-07-31'), 'accepted'];
  expect(clockOf(accepted, 'licence.emission.renewal.decision', profile)).toBe('2026-03-23');
  expect(clockOf(accepted, 'licence.decision', profile)).toBeNull();
});

test('nobody applied for a revocation: no duty of article 6 asks for an application, and whose it is must be told', () => {
  const records: Told[] = [
    revocation,
    'rightsNotified',
    'defenceReceived',
    made('permitChangeDecision', '2026-03-10 10:00:00', {
      action: '撤销',
      reason: '骗取',
      basis: '行政许可法第六十九条',
    }),
  ];
  const all = evaluate(told('permit', records, { inNameOf: '白山市生态环境局' }), at('2026-03-11 10:00:00'));
  expect(all.filter(({ id, status }) => id.startsWith('A06') && status !== 'notApplicable')).toEqual([]);
  const status = (id: string) => all.filter((f) => f.id === id).map((f) => f.status);
  expect(status('permit-law-2019.69.by')).toEqual(['met']);
  expect(status('permit-law-2019.69.weighed')).toEqual(['judgement']);
  expect(status('permit-law-2019.70.revoked')).toEqual(['pending']);
  const other = found(records, 'permit-law-2019.69.by', '2026-03-11 10:00:00', { inNameOf: '吉林省生态环境厅' });
  expect(other).toMatchObject([{ status: 'judgement', message: expect.stringContaining('是否为其上级机关') }]);
});

test('a cancellation that its holder asked for is an application too, and article 6 speaks to it', () => {
  const asked = (records: readonly Told[]) =>
    evaluate(told('permit', records), at('2026-03-20 10:00:00')).some(
      ({ id, status }) => id === 'A06.1' && status !== 'notApplicable',
    );
  expect(asked([cancellation])).toBe(false);
  expect(asked(['applicationRegistered', cancellation])).toBe(true);
});

test('where nobody says when the old permit ends, the twenty days of any permit stand in', () => {
  expect(clockOf([renewalAsked(), 'accepted'], 'licence.decision')).toBe('2026-03-31');
  expect(found([renewalAsked()], 'permit-law-2019.50.request', '2026-03-03 09:00:00')).toMatchObject([
    { status: 'breached', cure: expect.stringContaining('补记原许可有效期的末日') },
  ]);
});

test('the revocation is barred at the gate as on the page while its holder was not heard', () => {
  const unheard = told('permit', [revocation, 'reviewed']);
  const codes = gate(unheard, 'permitChangeDecision', at('2026-03-11 10:00:00')).map(({ code }) => code);
  expect(codes).toContain('permit-law-2019.69.heard');
});
