import { expect, test } from 'vitest';
import { at } from '../periods/sums.fixture.ts';
import { citizen, doc, firm, found, penalty, registered, signed, step, verdict } from './bureau.fixture.ts';
import { agencyOf, type Line } from './story.fixture.ts';

test('TC013 stored in time from a private telephone: the storing is compliant, the keeping is not', () => {
  const film = (device: string) => [
    penalty,
    step(
      'recording',
      '2026-03-02 10:00:00',
      {
        medium: '录像',
        device,
        startedAt: '2026-03-02T10:00:00+08:00',
        endedAt: '2026-03-02T11:00:00+08:00',
        storedAt: '2026-03-02T14:00:00+08:00',
        storageTarget: '执法信息系统',
        recordedBy: '甲',
        proves: '现场情况',
        place: '现场',
        originalCarrier: '手机',
        makingMethod: '拍摄',
      },
      { until: '2026-03-02 11:00:00' },
    ),
  ];
  expect(verdict(film('本人手机'), 'A27.5', registered)).toBe('met V');
  expect(verdict(film('本人手机'), 'A27.4', registered)).toBe('breached V');
  expect(verdict(film('FSHB-01'), 'A27.4', registered)).toBe('met V');
});

test('the twenty-four hours run from the end by a right clock, whatever the camera thought', () => {
  const stored = (ahead: number) => {
    const agency = agencyOf([
      step('device', '2025-01-01', { device: 'd1', deviceNo: 'FSHB-01', clockOffsetSec: ahead }),
    ]);
    const [startedAt, endedAt] = ['2026-03-02T10:00:00+08:00', '2026-03-02T11:00:00+08:00'];
    const files = [{ file: '1.mp4', startedAt, endedAt }];
    const data = { medium: '录像', device: 'd1', startedAt, endedAt, files, storedAt: '2026-03-03T11:10:00+08:00' };
    return verdict([penalty, step('recording', '2026-03-02 10:00:00', data)], 'A27.5', agency);
  };
  // stored ten minutes after the day had passed: by a clock half an hour slow it was in time, by one half an hour fast it was not
  expect([stored(0), stored(-1_800), stored(1_800)]).toEqual(['metLate V', 'met V', 'metLate V']);
});

test('a refusal is proved by who, when, where, what, what was told and what was done; of an old form only by what it asked', () => {
  const told = {
    ...{ who: '王某', happenedAt: '2026-03-01T09:00:00+08:00', place: '门卫室' },
    ...{ what: '拒绝进厂', consequence: '已告知', measures: '录像' },
  };
  const recorded = (fields: Record<string, unknown>, schema?: number) => [
    penalty,
    doc('refusalRecord', '2026-03-01 09:00:00', fields, { key: 'r', ...(schema ? { schema } : {}) }),
    signed('r', '执法人员', '甲', '2026-03-01 09:10:00'),
  ];
  const said = (fields: Record<string, unknown>, schema?: number) =>
    found(recorded(fields, schema), 'A11.10', registered)[0];
  expect(said(told)?.status).toBe('met');
  for (const [key, name] of [
    ['happenedAt', '拒绝的时间'],
    ['place', '拒绝的地点'],
    ['consequence', '法律后果的告知'],
  ] as const) {
    const finding = said({ ...told, [key]: '' });
    expect([finding?.status, JSON.stringify(finding)]).toEqual(['breached', expect.stringContaining(name)]);
  }
  const old = { who: '王某', what: '拒绝进厂', measures: '告知后果' };
  expect(said(old, 1)?.status).toBe('met');
  expect(said({ ...old, measures: '' }, 1)?.status).toBe('breached');
  expect(said(old)?.status).toBe('breached');
});

test('TC029 a hearing not filmed and not excused is irreparable; the head may sign for it, and the breach stays', () => {
  const hearing = [
    penalty,
    step('hearingHeld', '2026-03-20 09:00:00', {}, { key: 'h', until: '2026-03-20 11:00:00' }),
    doc(
      'hearingRecord',
      '2026-03-20 11:00:00',
      { startAt: '2026-03-20T09:00:00+08:00', endAt: '2026-03-20T11:00:00+08:00' },
      { links: { during: 'h' } },
    ),
  ];
  expect(verdict(hearing, 'A12.3')).toBe('breached B*');
  const signedFor = [
    ...hearing,
    step('incurableStatement', '2026-03-21', { obligation: 'A12.3', reason: '设备故障，已查明责任' }),
  ];
  expect(verdict(signedFor, 'A12.3')).toBe('breached B*');
});

test('TC050 a second notice of what was lacking all along breaches the duty to say everything at once', () => {
  const notices = [
    step('caseOpened', '2026-01-05', { caseType: 'permit' }),
    step('applicationRegistered', '2026-01-05'),
    doc('correctionNotice', '2026-01-06', { deficiencies: ['缺A'] }),
    doc('correctionNotice', '2026-01-12', { deficiencies: ['缺B'] }),
  ];
  expect(verdict(notices, 'A06.6')).toBe('met V, breached V');
});

const complaint = (fields: Record<string, unknown>, when = '2026-03-02'): Line[] => [
  step('caseOpened', when, { caseType: 'complaint' }),
  doc('complaintRegister', when, {
    channel: '12369',
    receivedAt: when,
    target: '某公司',
    content: '排放废气',
    ...fields,
  }),
];

test('TC084 an anonymous complaint not started needs its reason and no notice', () => {
  const lines = [
    ...complaint({ realName: false }),
    doc('nonInitiationApproval', '2026-03-05', { reason: '线索不具体', reviewFacts: '现场未见' }),
  ];
  expect(verdict(lines, 'A08.3')).toBe('');
  expect(verdict(lines, 'A08.4')).toBe('met W');
});

test('TC146 no word on a complaint by name: the notice of its receipt is overdue since 25 August', () => {
  const [finding] = found(complaint({ realName: true }, '2026-08-10'), 'A08.3', undefined, at('2026-10-12 09:00:00'));
  expect(finding).toMatchObject({ status: 'overdue', severity: 'V', derivation: { lastDay: '2026-08-25' } });
});

const leaving = (fields: Record<string, unknown>, witness: boolean, filmed: boolean): Line[] => [
  penalty,
  firm,
  step('served', '2026-03-20 10:00:00', { method: '留置' }, { key: 's' }),
  doc(
    'serviceReceipt',
    '2026-03-20 10:00:00',
    {
      docs: ['行政处罚决定书'],
      recipient: '某公司',
      place: '住所',
      method: '留置',
      receivedAt: '2026-03-20',
      refusal: { reason: '拒收', date: '2026-03-20' },
      leftAt: '某公司住所',
      ...fields,
    },
    { key: 'r', links: { during: 's' } },
  ),
  signed('r', '送达人', '甲', '2026-03-20 10:00:00'),
  ...(witness ? [signed('r', '见证人', '居民委员会工作人员齐某', '2026-03-20 10:00:00')] : []),
  ...(filmed
    ? [
        step(
          'recording',
          '2026-03-20 09:55:00',
          { medium: '录像', device: 'FSHB-01' },
          { key: 'av', until: '2026-03-20 10:10:00' },
        ),
        step('recordingLinked', '2026-03-20 12:00:00', {}, { links: { covers: 's', recording: 'av' } }),
      ]
    : []),
];

test('TC087 left at the residence and filmed without a witness: valid in law, a breach of the regulation', () => {
  const [finding] = found(leaving({}, false, true), 'A20.3', registered);
  expect(finding).toMatchObject({ status: 'breached', severity: 'V', compliance: 'violation', legalEffect: 'valid' });
  expect(verdict(leaving({}, true, true), 'A20.3', registered)).toBe('met V');
});

test('TC089 left at the front desk of his place of work is no residence: doubtful, for a person to judge', () => {
  const [finding] = found(
    [...leaving({ leftAt: '其工作单位前台' }, false, true).filter((l) => l.kind !== 'partyIdentified'), citizen],
    'A20.1',
    registered,
  );
  expect(finding).toMatchObject({ status: 'judgement', legalEffect: 'doubtful' });
});

test('TC090 signed for by a child of fifteen: nobody fit to receive', () => {
  const lines = [
    penalty,
    citizen,
    step('served', '2026-03-20 10:00:00', { method: '直接' }, { key: 's' }),
    doc(
      'serviceReceipt',
      '2026-03-20 10:00:00',
      {
        docs: ['行政处罚决定书'],
        recipient: '某人',
        place: '住所',
        method: '直接',
        substitute: { name: '某某', relation: '同住子女', age: 15 },
      },
      { key: 'r', links: { during: 's' } },
    ),
    signed('r', '代收人', '某某', '2026-03-20 10:00:00'),
  ];
  const [finding] = found(lines, 'A18.2');
  expect(finding).toMatchObject({ status: 'breached', severity: 'B', legalEffect: 'invalid' });
});

test('TC093 a commercial courier: a breach, and a service in doubt', () => {
  const lines = [
    penalty,
    firm,
    step('served', '2026-03-20 10:00:00', { method: '邮寄' }, { key: 's' }),
    doc(
      'mailServiceRegister',
      '2026-03-20 10:00:00',
      { kind: '快递', carrier: '顺丰速运', receivedOn: '2026-03-22' },
      { key: 'm', links: { during: 's' } },
    ),
    doc(
      'serviceReceipt',
      '2026-03-22 10:00:00',
      { docs: ['行政处罚决定书'], recipient: '某公司', method: '邮寄' },
      { links: { during: 's' } },
    ),
  ];
  const [finding] = found(lines, 'A19.1');
  expect(finding).toMatchObject({ status: 'breached', severity: 'V', legalEffect: 'doubtful' });
});

test('TC096 handed on by the personnel office of an ordinary firm is no lawful way of forwarding', () => {
  const lines = [
    penalty,
    citizen,
    step('served', '2026-03-20 10:00:00', { method: '转交' }, { key: 's' }),
    doc(
      'entrustedServiceLetter',
      '2026-03-20 10:00:00',
      { method: '转交', agency: '某企业人事部门', reason: '当事人在该企业上班' },
      { links: { during: 's' } },
    ),
  ];
  expect(verdict(lines, 'A21.1')).toBe('breached B');
});

test('TC101 a brigade chief cannot agree to a copy', () => {
  const lines = (name: string, role: string) => [
    penalty,
    step('copyRequested', '2026-03-20'),
    doc('copyApplication', '2026-03-20', { applicant: '某公司', scope: '全卷正卷', purpose: '诉讼' }),
    doc('copyApproval', '2026-03-21', { headOpinion: '同意', approver: name }, { key: 'a' }),
    signed('a', role, name, '2026-03-21'),
    step('copyDelivered', '2026-03-22', {}, { key: 'd' }),
    doc('copyDelivery', '2026-03-22', { copies: 1, secrecyCheck: '已审查' }, { links: { during: 'd' } }),
  ];
  expect(verdict(lines('大队长', '大队长'), 'A29.2', registered)).toBe('breached B');
  expect(verdict(lines('局长', '县分局负责人'), 'A29.2', registered)).toBe('met B');
});
