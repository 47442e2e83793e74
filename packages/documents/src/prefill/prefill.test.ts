import type { DocType } from '@liuhen/records';
import { describe, expect, it } from 'vitest';
import { readSpecimen } from '../specimens.fixture.ts';
import { missing } from './missing.ts';
import { prefill } from './prefill.ts';

const ordinary = readSpecimen('SP-1-ordinary-water-pollution.yaml');
const summary = readSpecimen('SP-2-summary-onspot-fine.yaml');

function draft(specimen: typeof ordinary, docType: DocType, nth = 0) {
  const found = specimen.documents.filter(({ document }) => document.kind === docType)[nth];
  if (!found) throw new Error(docType);
  const { document, before } = found;
  const step = before.facts.find((fact) =>
    document.links.some((link) => link.rel === 'during' && link.record === fact.id),
  );
  return { ...prefill(docType, before, { at: document.at, ...(step ? { step } : {}) }), written: document.data.fields };
}

describe('a new document', () => {
  it('takes the party, the case and the officers over, and says where each comes from', () => {
    const { values, provenance } = draft(ordinary, 'siteInspectionRecord');
    expect(values).toMatchObject({
      partyName: '抚松县松涛源人参制品有限公司（虚构）',
      uscc: '91229900MA0TP00189',
      legalRepresentative: '于振东（虚构）（执行董事兼经理）',
      handlingDept: '行政执法大队',
      startAt: '2025-03-11T10:05:00+08:00',
      endAt: '2025-03-11T11:40:00+08:00',
    });
    expect(values.officers).toEqual([
      { name: '赵启明', certNo: '吉F00000001（虚构）' },
      { name: '孙晓岚', certNo: '吉F00000002（虚构）' },
    ]);
    expect(provenance.partyName).toMatchObject({ from: '当事人信息', source: 'party.name' });
    expect(provenance.officers?.from).toBe('本步骤的执法人员');
  });

  it('that decides repeats the facts, the law and the proposed penalty of the notice word for word', () => {
    const { values, written, provenance } = draft(ordinary, 'penaltyDecision');
    for (const key of ['violated', 'basis']) expect(values[key], key).toEqual(written[key]);
    expect(values.penalties).toEqual([{ kind: '罚款', amount: 280000, amountChinese: '贰拾捌万元整' }]);
    expect(values.defenceHandling).toContain('设备突发故障非故意');
    expect(provenance.violated?.from).toBe('行政处罚事先（听证）告知书 吉白山环(抚松)听告〔2025〕2号');
    expect(provenance.violated?.record).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('bears the name and the remedies of its day: before the Code the city bureau, and for a fine on the spot reconsideration first', () => {
    expect(draft(ordinary, 'penaltyDecision').values).toMatchObject({
      issuingAuthority: '白山市生态环境局',
      remedy: { reconsideration: '白山市人民政府', preReconsideration: false },
    });
    expect(draft(summary, 'onSpotPenaltyDecision').values.remedy).toMatchObject({ preReconsideration: true });
  });

  it('refers to earlier papers by their numbers, and to what has not been served yet', () => {
    expect(draft(ordinary, 'followUpRecord').values.orderRef).toBe('吉白山环(抚松)责改〔2025〕5号');
    expect(draft(ordinary, 'serviceReceipt').values.docs).toEqual(['吉白山环(抚松)责改〔2025〕5号']);
    expect(draft(ordinary, 'courtApplication').values.decisionRef).toBe('吉白山环(抚松)罚〔2025〕3号');
  });

  it('counts a term from today by the law, and not at all in a year whose calendar is not loaded', () => {
    const [notice] = ordinary.documents.filter(({ document }) => document.kind === 'priorNotice');
    if (!notice) throw new Error('lost');
    // 2025-04-18 is a Friday: five working days end on the next Friday.
    const counted = prefill('priorNotice', notice.before, { at: Temporal.Instant.from('2025-04-18T01:40:00Z') });
    expect(counted.values).toMatchObject({ defenceDue: '2025-04-25', hearingDue: '2025-04-25' });
    const far = prefill('priorNotice', notice.before, { at: Temporal.Instant.from('2090-04-18T01:40:00Z') });
    expect(far.values.defenceDue).toBeUndefined();
  });

  it('computes the additional fine from what is due, and stops at the fine itself', () => {
    const { values, written } = draft(ordinary, 'additionalFineDecision');
    expect(values.amount).toBe(written.amount);
    expect(values.from).toBe(written.from);
    expect(values.base).toBe(written.base);
  });
});

describe('what is missing', () => {
  it('is named with the article that asks for it, and is nothing once the document is whole', () => {
    const lacking = missing('programInitiationApproval', {});
    const reason = lacking.find((one) => one.field === 'initiationReason');
    expect(reason).toMatchObject({ article: '制度第七条' });
    expect(reason?.message).toContain('请填写“启动原因”');
    expect(lacking.some((one) => one.field === 'headOpinion')).toBe(false);
  });

  it('includes an amount in capitals that says something else', () => {
    const penalties = [{ kind: '罚款', amount: 280000, amountChinese: '贰拾万元整' }];
    expect(
      missing('penaltyDecision', { penalties })
        .map((one) => one.message)
        .join(),
    ).toContain('应为“贰拾捌万元整”');
    const right = [{ kind: '罚款', amount: 280000, amountChinese: '贰拾捌万元整' }];
    expect(missing('penaltyDecision', { penalties: right }).some((one) => one.field === 'penalties')).toBe(false);
  });

  it('includes what is there and wrong, and officers too few', () => {
    const wrong = missing('interviewRecord', { startAt: '昨天', officers: [{ name: '甲' }] });
    expect(wrong.find((one) => one.field === 'startAt')?.message).toContain('时间应写到分');
    expect(wrong.find((one) => one.message.includes('不得少于 2 人'))?.article).toContain('行政处罚法第四十二条');
  });
});
