import { expect, test } from 'vitest';
import { at } from '../periods/sums.fixture.ts';
import { citizen, doc, firm, found, penalty, registered, signed, step, summary, verdict } from './bureau.fixture.ts';
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

const onSpot = (
  fields: Record<string, unknown> = {},
  frame: Record<string, unknown> = { number: '当罚〔2026〕1号', seal: '白山市生态环境局' },
): Line[] => [
  summary,
  firm,
  step('decisionMade', '2026-05-13 11:00:00', {}, { key: 'd' }),
  doc(
    'onSpotPenaltyDecision',
    '2026-05-13 11:00:00',
    {
      facts: '未按规定填报',
      basis: '某条例第一条',
      penalty: { kind: '罚款', amount: 150 },
      defence: '无',
      payment: '15日内到指定银行',
      ...fields,
    },
    { key: 'o', links: { during: 'd' }, frame },
  ),
  signed('o', '执法人员', '甲', '2026-05-13 11:00:00'),
  signed('o', '执法人员', '乙', '2026-05-13 11:00:00'),
  signed('o', '当事人', '丙', '2026-05-13 11:02:00'),
];
const notes = doc(
  'siteInspectionRecord',
  '2026-05-13 11:10:00',
  { startAt: '2026-05-13T10:00:00+08:00', endAt: '2026-05-13T11:10:00+08:00', place: '办公室' },
  { links: { during: 'd' } },
);
const filmedAll: Line[] = [
  step(
    'recording',
    '2026-05-13 10:55:00',
    { medium: '录像', device: 'FSHB-01' },
    { key: 'av', until: '2026-05-13 11:15:00' },
  ),
  step('recordingLinked', '2026-05-13 12:00:00', {}, { links: { covers: 'd', recording: 'av' } }),
];

test('TC103 150 collected on the spot: without a reason a breach; with it compliant, but it must have been filmed', () => {
  const cash = (ground: string) => [
    ...onSpot({ payment: '当场收缴' }),
    step('fineCollectedOnSpot', '2026-05-13 11:05:00', { amount: 150 }, { key: 'c' }),
    doc(
      'onSpotCollectionRecord',
      '2026-05-13 11:05:00',
      {
        amount: 150,
        ground,
        receiptNo: '票1',
        collectedAt: '2026-05-13T11:05:00+08:00',
        handedAt: '2026-05-14T09:00:00+08:00',
        bankedAt: '2026-05-15T09:00:00+08:00',
      },
      { links: { during: 'c' } },
    ),
  ];
  expect(verdict(cash('当事人愿意'), 'A17.6')).toContain('breached B');
  expect(found(cash('不当场收缴事后难以执行'), 'A17.6').every((f) => f.status === 'met')).toBe(true);
  expect(verdict(cash('不当场收缴事后难以执行'), 'A17.8')).toBe('breached B*');
  expect(verdict([...cash('不当场收缴事后难以执行'), ...filmedAll], 'A17.8', registered)).toBe('met B*');
});

test('TC113 what is marked as a state secret is not taken in', () => {
  const lines = [
    penalty,
    doc('interviewRecord', '2026-03-02', { place: '办公室' }, { frame: { classification: '秘密★10年' } }),
  ];
  expect(
    found(lines, 'A30.2').some((f) => (f.status === 'breached' || f.status === 'blocked') && f.severity === 'B'),
  ).toBe(true);
});

test('TC114 neither on the October holiday nor late at night', () => {
  const executed = (when: string, reason?: string) => [
    penalty,
    step(
      'enforcementExecuted',
      when,
      { object: '强制拆除', ...(reason ? { urgent: true, urgencyReason: reason } : {}) },
      { key: 'e' },
    ),
    doc('restorationExecutionRecord', when, { startAt: `${when.replace(' ', 'T')}+08:00` }, { links: { during: 'e' } }),
  ];
  expect(verdict(executed('2025-10-03 14:00:00'), 'A25.8')).toBe('breached B');
  expect(verdict(executed('2025-11-03 23:30:00'), 'A25.8')).toBe('breached B');
  expect(verdict(executed('2025-11-04 10:00:00'), 'A25.8')).toBe('met B');
});

test('TC115 a branch bureau has no power to move deposits', () => {
  expect(verdict([penalty, firm, doc('fundTransferNotice', '2026-03-20', { bank: '某行' })], 'A25.2')).toBe(
    'breached B',
  );
});

test('TC118 an exemption where electronics are forbidden, approved and proven, is compliant', () => {
  const lines = [
    penalty,
    firm,
    step('siteInspection', '2026-03-20 09:00:00', {}, { key: 's', until: '2026-03-20 10:00:00' }),
    doc(
      'siteInspectionRecord',
      '2026-03-20 10:00:00',
      { startAt: '2026-03-20T09:00:00+08:00', endAt: '2026-03-20T10:00:00+08:00', place: '油库' },
      { key: 'r', links: { during: 's' } },
    ),
    doc(
      'avInapplicableStatement',
      '2026-03-20 09:00:00',
      {
        category: '安全防爆',
        reason: '易燃易爆场所禁止使用电子设备',
        step: '现场检查',
        approval: '同意',
        deptOpinion: '同意',
        evidence: '防爆区标识照片',
        basis: '安全规程',
      },
      { key: 'x', links: { during: 's' } },
    ),
    signed('x', '承办机构负责人', '大队长', '2026-03-20 09:00:00'),
    signed('x', '执法人员', '甲', '2026-03-20 09:00:00'),
  ];
  expect(verdict(lines, 'A12.1', registered)).toBe('excused B*');
  expect(verdict(lines, 'A12.4', registered)).toBe('met B');
});

test('TC122 an objection on the spot marks itself: no picture, no sound, an irreparable breach', () => {
  expect(verdict(onSpot({ defence: '当事人当场提出异议，不服处罚' }), 'A17.8')).toBe('breached B*');
});

test('TC124 a decision on the spot without the seal of the authority', () => {
  expect(verdict([...onSpot({}, { number: '当罚〔2026〕1号' }), notes], 'A17.2', registered)).toBe('breached B');
  expect(verdict([...onSpot(), notes], 'A17.2', registered)).toBe('met B');
});

test('TC126 restoring the site by a third party must be filmed', () => {
  const lines = [
    penalty,
    step('substitutePerformanceDecided', '2026-03-10'),
    step(
      'enforcementExecuted',
      '2026-03-20 09:00:00',
      { object: '恢复原状（清理倾倒物、复绿）' },
      { key: 'e', until: '2026-03-20 16:00:00' },
    ),
    doc(
      'substitutePerformanceRecord',
      '2026-03-20 16:00:00',
      { startAt: '2026-03-20T09:00:00+08:00', endAt: '2026-03-20T16:00:00+08:00', content: '清理倾倒物、复绿' },
      { links: { during: 'e' } },
    ),
  ];
  expect(verdict(lines, 'A25.7')).toBe('breached B*');
});

const demanded = (
  receipt: Record<string, unknown>,
  decidedOn: string,
  reason: Record<string, unknown> = {},
): Line[] => [
  penalty,
  firm,
  step('demandServed', '2026-09-08 10:00:00', { method: '邮寄' }, { key: 'ds' }),
  doc(
    'demandNotice',
    '2026-09-08 10:00:00',
    {
      obligation: '缴纳罚款',
      due: '2026-10-10',
      method: '到银行缴纳',
      amounts: [{ item: '罚款', amount: 100000 }],
      rights: '陈述申辩',
    },
    { key: 'dn', links: { during: 'ds' }, frame: { number: '催〔2026〕1号' } },
  ),
  doc(
    'serviceReceipt',
    '2026-09-08 10:00:00',
    { docs: ['催〔2026〕1号'], recipient: '某公司', place: '住所', ...receipt },
    { key: 'sr', links: { during: 'ds' } },
  ),
  step('enforcementDecided', `${decidedOn} 15:00:00`, reason, { key: 'ed' }),
  doc(
    'enforcementDecision',
    `${decidedOn} 15:00:00`,
    { reason: '转移财产', ...reason },
    { links: { during: 'ed' }, frame: { number: '强〔2026〕1号', seal: '白山市生态环境局' } },
  ),
];

test('TC128 a demand in the post is not a demand served, whatever the evidence of moving property', () => {
  const lines = demanded({ method: '邮寄' }, '2026-09-11', { evidence: '转账记录证明转移财产' });
  expect(verdict(lines, 'A24.1')).toBe('breached B');
});

test('TC138 a film does not stand for the record of what was done; the refusal to sign marks itself and was filmed', () => {
  const lines = [
    ...onSpot({ penalty: { kind: '警告' } }).filter((l) => l.data?.name !== '丙'),
    {
      kind: 'signatureRefused',
      when: '2026-05-13 11:02:00',
      data: { role: '当事人', cause: 'refused', reason: '拒签' },
      links: { signs: 'o' },
    },
    ...filmedAll,
  ];
  expect(verdict(lines, 'A17.10', registered)).toBe('breached B');
  expect(verdict(lines, 'A17.8', registered)).toBe('met B*');
});

test('TC140 a waiver is no record of how the right was told', () => {
  const lines = [
    step('caseOpened', '2026-03-20', { caseType: 'coercion.sealing' }),
    firm,
    step('sealSeizureImplemented', '2026-03-20 10:00:00', {}, { key: 'q', until: '2026-03-20 11:00:00' }),
    doc(
      'sealSeizureSiteRecord',
      '2026-03-20 11:00:00',
      {
        defence: '当事人口头表示不陈述申辩，放弃',
        startAt: '2026-03-20T10:00:00+08:00',
        endAt: '2026-03-20T11:00:00+08:00',
      },
      { links: { during: 'q' } },
    ),
    doc(
      'sealSeizureDecision',
      '2026-03-20 11:00:00',
      { objects: [{ name: '设备' }] },
      { links: { during: 'q' }, frame: { number: '封〔2026〕1号', seal: '白山市生态环境局' } },
    ),
  ];
  expect(verdict(lines, 'A10.1')).toBe('breached B');
  expect(verdict(lines, 'A10.2')).toBe('breached B');
});

test('TC142 "he will probably move his property" is no evidence: the demand must run out', () => {
  const served = { method: '直接', receivedAt: '2026-09-21T10:00:00+08:00' };
  const lines = [
    ...demanded(served, '2026-09-24', { reason: '估计会转移财产' }),
    signed('sr', '受送达人', '丙', '2026-09-21 10:00:00'),
  ];
  const findings = [...found(lines, 'A25.0'), ...found(lines, 'A24.1')];
  expect(findings.some((f) => f.status === 'breached' && f.severity === 'B')).toBe(true);
});

test('TC148 the certificate is good on the day its check runs out; a public-welfare worker may hold none', () => {
  const bureau = agencyOf([
    step('person', '2025-01-01', { person: 'A', name: '甲', role: '执法人员' }),
    step('appointment', '2025-01-01', { person: 'A', office: 'officer' }),
    step('certificate', '2025-01-01', {
      person: 'A',
      certNo: 'C1',
      certValidTo: '2028-12-31',
      certAnnualCheckTo: '2026-06-30',
    }),
    step('person', '2025-01-01', { person: 'B', name: '乙', role: '公益性岗位人员' }),
    step('appointment', '2025-01-01', { person: 'B', office: 'assistant' }),
  ]);
  const record = (when: string) => [
    penalty,
    firm,
    step(
      'interview',
      `${when} 10:00:00`,
      {},
      {
        key: 'i',
        by: [
          { role: '执法人员', name: '甲' },
          { role: '执法人员', name: '乙' },
        ],
      },
    ),
    doc(
      'interviewRecord',
      `${when} 10:00:00`,
      {
        startAt: `${when}T10:00:00+08:00`,
        endAt: `${when}T11:00:00+08:00`,
        officers: [
          { name: '甲', certNo: 'C1' },
          { name: '乙', certNo: '无' },
        ],
      },
      { links: { during: 'i' } },
    ),
  ];
  const [finding] = found(record('2026-06-30'), 'A09.3', bureau);
  expect(finding).toMatchObject({ status: 'breached', severity: 'B' });
  expect(finding?.message).toContain('乙');
  expect(finding?.message).not.toContain('甲');
  const [after] = found(record('2026-07-01'), 'A09.3', bureau);
  expect(after?.message).toContain('甲');
});
