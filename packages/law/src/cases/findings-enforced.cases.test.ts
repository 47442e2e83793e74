import { expect, test } from 'vitest';
import { filmingExcuse } from '../reading/filming-excuse.ts';
import { doc, firm, found, penalty, registered, signed, step, summary, verdict } from './bureau.fixture.ts';
import { agencyOf, type Line, story } from './story.fixture.ts';

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
  const excuse = () => {
    const dossier = story(lines, registered);
    const [act] = dossier.of('siteInspection');
    return act && filmingExcuse(dossier, act);
  };
  const reason = '易燃易爆场所禁止使用电子设备';
  expect(excuse()).toMatchObject({ reason, approvedBy: '大队长', isLawful: true });
  // a reason that is none, written before, does not stand in the way of the right one
  const wrong = { category: '其他', reason: '执法记录仪没电', step: '现场检查' };
  const before = doc('avInapplicableStatement', '2026-03-20 09:00:00', wrong, { key: 'w', links: { during: 's' } });
  const both = story([...lines.slice(0, 4), before, ...lines.slice(4)], registered);
  const [inspected] = both.of('siteInspection');
  expect(inspected && filmingExcuse(both, inspected)).toMatchObject({ reason, isLawful: true });
  // who did it and wrote it excuses nobody, be it the head of the brigade
  lines.splice(-2, 1, signed('x', '承办人', '大队长', '2026-03-20 09:00:00'));
  expect(verdict(lines, 'A12.4', registered)).toBe('breached B');
  expect(excuse()).toMatchObject({ reason, approvedBy: null });
  const unfilmed = story(lines.slice(0, 4), registered);
  const [act] = unfilmed.of('siteInspection');
  expect(act && filmingExcuse(unfilmed, act)).toBeNull();
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
  due = '2026-10-10',
): Line[] => [
  penalty,
  firm,
  step('demandServed', '2026-09-08 10:00:00', { method: '邮寄' }, { key: 'ds' }),
  doc(
    'demandNotice',
    '2026-09-08 10:00:00',
    {
      obligation: '缴纳罚款',
      due,
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
  const lines = (decidedOn: string, due: string): Line[] => [
    ...demanded(served, decidedOn, { reason: '估计会转移财产' }, due),
    signed('sr', '受送达人', '丙', '2026-09-21 10:00:00'),
  ];
  for (const due of ['收到本催告书之日起10日内', '2026-10-12']) {
    const [finding] = found(lines('2026-09-24', due), 'A25.0');
    expect(finding).toMatchObject({ status: 'breached', severity: 'B', legalEffect: 'invalid' });
    expect(finding?.message).toContain('2026-10-12');
    expect(verdict(lines('2026-10-12', due), 'A25.0')).toBe('breached B');
    expect(verdict(lines('2026-10-13', due), 'A25.0')).toBe('met B');
  }
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
