import { expect, test } from 'vitest';
import { evaluate } from '../evaluate.ts';
import { gate } from '../gate/gate.ts';
import { explain } from '../periods/explain.ts';
import { at } from '../periods/sums.fixture.ts';
import { procedureOf } from './procedure-of.ts';
import { after, cancellation, renewalAsked, revocation, type Told, told, withdrawal } from './told.fixture.ts';

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

test.each([
  // 31 May 2026 is a Sunday: neither the end of a permit nor the day thirty before it gives way to a holiday
  ['入河排污口设置审批', '2026-05-31', '2026-05-01', '30 日（自然日）前'],
  ['排污许可证核发', '2026-05-31', '2026-04-01', '60 日（自然日）前'],
])(
  '%s: the renewal runs from its being asked for to the last day of the permit, and must be asked for before',
  (permitMatter, validTo, applyBy, words) => {
    const profile = { permitMatter };
    const records = [renewalAsked(validTo), 'accepted'];
    const [asking] = found(records, 'permit-law-2019.50.request', '2026-03-03 12:00:00', profile);
    const [deciding] = found(records, 'permit-law-2019.50', '2026-03-03 12:00:00', profile);
    expect([asking?.derivation?.lastDay, deciding?.derivation?.lastDay]).toEqual([applyBy, validTo]);
    for (const finding of [asking, deciding]) {
      expect(finding?.derivation?.start).toMatchObject({ day: '2026-03-02', event: '提出延续申请' });
      expect(finding?.derivation?.until).toMatchObject({ day: validTo, event: '许可有效期的末日' });
    }
    expect(asking?.derivation && explain(asking.derivation)).toContain(words);
    expect(deciding?.derivation && explain(deciding.derivation)).toContain(
      '至许可有效期的末日 2026-05-31（周日），以该日为准',
    );
    const d = told('permit', records, profile);
    const clock = procedureOf(d, at('2026-03-03 12:00:00')).clocks.find(
      ({ term }) => term === 'licence.renewal.decision',
    );
    expect(clock).toMatchObject({ lastDay: validTo, due: deciding?.due, derivation: { start: { day: '2026-03-02' } } });
  },
);

test('a renewal asked for too late still says by when it should have been', () => {
  const [asking] = found([renewalAsked('2026-03-15')], 'permit-law-2019.50.request', '2026-03-03 12:00:00');
  expect(asking).toMatchObject({ status: 'judgement', derivation: { lastDay: '2026-02-13' } });
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

const withdrawn: readonly Told[] = [
  withdrawal,
  'rightsNotified',
  'defenceReceived',
  made('permitChangeDecision', '2026-03-10 10:00:00', {
    action: '撤回',
    reason: '下游新设水源保护区',
    basis: '行政许可法第八条第二款',
  }),
];
const inTheCitysName = { inNameOf: '白山市生态环境局' };

test('what is withdrawn was lawful: its ground, who withdraws it and the hearing stand, and the loss is still to be settled', () => {
  const all = evaluate(told('permit', withdrawn, inTheCitysName), at('2026-03-11 10:00:00'));
  const status = (id: string) => all.filter((f) => f.id === id).map((f) => f.status);
  expect(['ground', 'by', 'heard'].flatMap((part) => status(`permit-law-2019.8.${part}`))).toEqual([
    'met',
    'met',
    'met',
  ]);
  expect(status('permit-law-2019.8.compensation')).toEqual(['pending']);
  expect(status('permit-law-2019.8.weighed')).toEqual(['judgement']);
  expect(status('permit-law-2019.70.revoked')).toEqual(['pending']);
  expect(all.filter(({ id, status: s }) => id.startsWith('A06') && s !== 'notApplicable')).toEqual([]);
  // the duties of a revocation say nothing of it
  expect(all.filter(({ id, status: s }) => id.startsWith('permit-law-2019.69') && s !== 'notApplicable')).toEqual([]);
});

test.each([
  [{ loss: '未造成财产损失', reason: '设施已由县政府收储' }, 'met'],
  [{ loss: '造成财产损失，依法补偿', amount: 1_200_000, reason: '按重置价值' }, 'met'],
  [{ loss: '造成财产损失，依法补偿', reason: '按重置价值' }, 'breached'],
  [{ loss: '未造成财产损失' }, 'breached'],
])('what the holder lost by the withdrawal, told as %o, is %s', (data, status) => {
  const records: Told[] = [...withdrawn, { kind: 'compensationSettled', data }];
  expect(found(records, 'permit-law-2019.8.compensation', '2026-03-12 10:00:00')).toMatchObject([{ status }]);
  const codes = gate(told('permit', records), 'caseClosed', at('2026-03-13 10:00:00')).map(({ code }) => code);
  expect(codes.includes('permit-law-2019.8.compensation')).toBe(status === 'breached');
});

test('a withdrawal nobody is said to have begun is known by its paper, and lacks its ground and the hearing', () => {
  const only = withdrawn.slice(-1);
  for (const part of ['ground', 'heard'])
    expect(found(only, `permit-law-2019.8.${part}`, '2026-03-11 10:00:00')).toMatchObject([{ status: 'breached' }]);
});

test('a ground outside the second paragraph of article 8, and another agency, are for a person', () => {
  const odd: Told = {
    kind: 'permitWithdrawalStarted',
    data: { withdrawalGround: '企业拖欠税款', publicInterest: '财政', grantedBy: '吉林省生态环境厅' },
  };
  const status = (part: string) =>
    found([odd], `permit-law-2019.8.${part}`, '2026-03-05 10:00:00', inTheCitysName).map((f) => f.status);
  expect([...status('ground'), ...status('by')]).toEqual(['judgement', 'judgement']);
});

test('the withdrawal is barred at the gate while its holder was not heard or its ground does not stand', () => {
  const codesOf = (records: readonly Told[]) =>
    gate(told('permit', records), 'permitChangeDecision', at('2026-03-11 10:00:00')).map(({ code }) => code);
  expect(codesOf([withdrawal, 'reviewed'])).toContain('permit-law-2019.8.heard');
  expect(codesOf(['permitWithdrawalStarted', 'reviewed'])).toEqual(
    expect.arrayContaining(['permit-law-2019.8.ground', 'permit-law-2019.8.by']),
  );
});

test.each([
  ['《中华人民共和国行政许可法》第八条第二款', 'met'],
  ['《排污许可管理条例》第十六条', 'met'],
  ['《排污许可管理条例》第十八条', 'breached'],
])('a permit changed by the agency itself, on the ground of %s, is %s', (basis, status) => {
  const records = [made('permitChangeDecision', '2026-03-10 10:00:00', { action: '变更', reason: '标准变化', basis })];
  expect(found(records, 'permit-law-2019.49', '2026-03-11 10:00:00')).toMatchObject([{ status }]);
});

test.each([
  ['撤回', 'breached'],
  ['撤销', 'breached'],
  ['注销', 'breached'],
  ['变更', 'notApplicable'],
])('a decision of %s that names no remedy is %s (制度第十条)', (action, status) => {
  const records = [
    made('permitChangeDecision', '2026-03-10 10:00:00', { action, reason: '理由', basis: '行政许可法' }),
  ];
  expect(found(records, 'A10.5', '2026-03-11 10:00:00')).toMatchObject([{ status }]);
});
