import type { DocType } from '@liuhen/records';
import { describe, expect, it } from 'vitest';
import { readSpecimen } from '../specimens.fixture.ts';
import { following } from './following.ts';
import { missing } from './missing.ts';
import { prefill } from './prefill.ts';

const ordinary = readSpecimen('SP-1-ordinary-water-pollution.yaml');
const summary = readSpecimen('SP-2-summary-onspot-fine.yaml');
const permit = readSpecimen('SP-3-permit-oral-application.yaml');

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

  it('that goes to the public shows people by surname and no number of theirs, and says what was masked', () => {
    const { values, provenance } = draft(ordinary, 'publicationReview');
    const content = String(values.content);
    expect(content).toContain('抚松县松涛源人参制品有限公司');
    expect(content).toContain('280000');
    expect(content).not.toContain('于振东');
    expect(content).not.toMatch(/\d{17}[\dX]|1[3-9]\d{9}/);
    expect(provenance.content?.from).toContain('已遮蔽');
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
      remedy: {
        reconsideration: '白山市人民政府',
        preReconsideration: false,
        text: expect.stringMatching(/六十日内向白山市人民政府申请行政复议.*六个月内/),
      },
    });
    expect(draft(summary, 'onSpotPenaltyDecision').values.remedy).toMatchObject({ preReconsideration: true });
  });

  it('on a receipt names the papers that were served in its step, not the newest that went out', () => {
    const served = ordinary.documents.filter(({ document }) => document.kind === 'serviceReceipt');
    const named = served.map((_, nth) => {
      const { values, written } = draft(ordinary, 'serviceReceipt', nth);
      const [told, offered] = [written.docs as string[], (values.docs ?? []) as string[]];
      return { told, offered: told.filter((number) => offered.some((one) => one.endsWith(` ${number}`))) };
    });
    expect(named.length).toBeGreaterThan(5);
    expect(named.map(({ offered }) => offered)).toEqual(named.map(({ told }) => told));
  });

  it('on a receipt for what was signed for on the paper itself names it all the same', () => {
    expect(draft(summary, 'serviceReceipt').values.docs).toEqual(['当场行政处罚决定书 吉白山环(抚松)当罚〔2026〕1号']);
  });

  it('of a refusal takes when and where it happened from the step it belongs to, and invents nothing without one', () => {
    const { before } = ordinary.documents.find(({ document }) => document.kind === 'investigationReport') ?? {};
    const inspection = before?.of('siteInspection')[0];
    if (before === undefined || inspection === undefined) throw new Error('specimen');
    const at = inspection.at.add({ hours: 1 });
    const step = {
      ...inspection,
      kind: 'refusalRecorded',
      data: { place: '厂区门卫室', reason: '以无人授权为由拒绝' },
    };
    const told = prefill('refusalRecord', before, { at, step });
    expect(told.values).toMatchObject({
      happenedAt: '2025-03-11T10:05:00+08:00',
      place: '厂区门卫室',
      what: '以无人授权为由拒绝',
    });
    expect(told.provenance.happenedAt?.from).toBe('本步骤的时间');
    expect(told.provenance.place?.from).toBe('本步骤的地点');
    const alone = prefill('refusalRecord', before, { at });
    expect(alone.values.happenedAt).toBeUndefined();
    expect(alone.provenance.place?.from).toContain('现场检查');
    expect(
      missing('refusalRecord', told.values)
        .map(({ field }) => field)
        .sort(),
    ).toEqual(['consequence', 'measures', 'who']);
  });

  it('of a statement why nothing was filmed names the act it stands in; from when to when is both ends or neither', () => {
    const { before } = ordinary.documents.find(({ document }) => document.kind === 'investigationReport') ?? {};
    const step = before?.of('siteInspection')[0];
    if (before === undefined || step === undefined) throw new Error('specimen');
    const told = prefill('avInapplicableStatement', before, { at: step.at, step });
    expect(told.values).toEqual({ step: '现场检查' });
    expect(prefill('avInapplicableStatement', before, { at: step.at }).values).toEqual({});
    const problems = (part: unknown) =>
      missing('avInapplicableStatement', { ...told.values, reason: '隐私', alternative: '见证人', part });
    const [from, to] = ['2025-03-11T10:05:09+08:00', '2025-03-11T10:07:00+08:00'];
    for (const whole of [undefined, null, {}, { from: '', to: null }, { from, to }])
      expect(problems(whole)).toEqual([]);
    for (const one of [{ from }, { to }, { from: '十点', to }])
      expect(problems(one)).toEqual([
        { field: 'part', article: '制度第十二条', message: expect.stringMatching(/^不适宜的时段：起止都要写明/) },
      ]);
    expect(problems({ from: to, to: from })[0]?.message).toBe('不适宜的时段：结束时间早于开始时间');
  });

  it('of a permit asks the heads for the decision on it, of a penalty first for its notice', () => {
    expect(draft(permit, 'caseDisposalApproval').values).toMatchObject({
      matter: '许可决定',
      handlerOpinion: '经审查，建议准予（附条件），请审批。',
    });
    expect([0, 1].map((nth) => draft(ordinary, 'caseDisposalApproval', nth).values.matter)).toEqual(['告知', '决定']);
  });

  it('of a sampling gives the place in the rows of its group', () => {
    expect(draft(ordinary, 'samplingNotice').values.point).toMatchObject({
      at: '2025-03-11T10:30:00+08:00',
      place: '抚松县榆木桥镇（虚构）工业路9号厂区及 DW001 排口',
    });
    expect(draft(ordinary, 'sampleCollectionRecord').values.point).toEqual({ place: 'DW001 总排口' });
  });

  it('names in the index of the file who is responsible for each paper: the body, the house, or whoever wrote it; never a seal', () => {
    const rows = draft(ordinary, 'fileIndex').values.rows as { title: string; responsible: string }[];
    const of = (title: RegExp) => [
      ...new Set(rows.filter((row) => title.test(row.title)).map((row) => row.responsible)),
    ];
    expect(of(/^行政处罚决定书$/)).toEqual(['白山市生态环境局']);
    expect(of(/^现场检查/)).toEqual(['白山市生态环境局抚松县分局']);
    expect(of(/^检测报告$/)).toEqual(['吉林示例检测技术有限公司（虚构）']);
    expect(of(/^听证申请书/)).toEqual(['抚松县松涛源人参制品有限公司（虚构）']);
    expect(rows.filter(({ responsible }) => responsible === '' || /章$/.test(responsible))).toEqual([]);
  });

  it('prints what follows from the rest where it was left empty, and never over what was written', () => {
    const values = { reason: '台账可能被涂改', forms: ['先行登记保存', '复制'] };
    expect(following('preservationApproval', values)).toEqual({
      handlerOpinion: '台账可能被涂改，建议先行登记保存、复制，请审批。',
    });
    expect(following('preservationApproval', { ...values, handlerOpinion: '另有意见' })).toEqual({});
    expect(following('preservationApproval', { reason: '台账可能被涂改' })).toEqual({});
  });

  it('of the four properties tells what the records can tell, names what fails, and leaves the rest to whoever tests', () => {
    const rows = draft(ordinary, 'fourPropertyReport').values.items as { code: string; result: string; note: string }[];
    expect(rows.filter(({ result }) => result === '由检测人填写').map(({ code }) => code)).toEqual(
      expect.arrayContaining(['31', '34']),
    );
    for (const { result, note } of rows) if (result === '不通过') expect(note).not.toBe('');
    expect(draft(ordinary, 'fourPropertyReport').values.failed).toBe(
      rows.filter(({ result }) => result === '不通过').length,
    );
    expect(rows.find(({ code }) => code === '8')?.result).toBe('通过');
  });

  it('refers to earlier papers by their numbers, and to what has not been served yet', () => {
    expect(draft(ordinary, 'followUpRecord').values.orderRef).toBe('吉白山环(抚松)责改〔2025〕5号');
    expect(draft(ordinary, 'serviceReceipt').values.docs).toEqual([
      '责令改正违法行为决定书 吉白山环(抚松)责改〔2025〕5号',
    ]);
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

  it('that asks the court claims each part that was not paid with its additional fine, and tells why and until when one could sue', () => {
    const { values } = draft(ordinary, 'courtApplication');
    expect(values.claims).toMatchObject([
      { item: '罚款第2期', amount: 90000 },
      { item: '罚款第3期', amount: 90000 },
      { item: '加处罚款', amount: 90000 },
      { item: '加处罚款', amount: 72900 },
    ]);
    expect(values.reason).toContain('处罚决定书于2025-05-28送达，被申请人逾期未履行，未申请行政复议、未提起行政诉讼');
    expect(values.litigationExpired).toBe('2025-11-28');
  });

  it('that follows the court day by day takes its steps over, and the closing form what came of them', () => {
    const { values } = draft(ordinary, 'courtExecutionLog', 2);
    expect(values.log).toHaveLength(4);
    expect(values.log).toContainEqual({ date: '2026-02-06', event: '法院裁定', result: '裁定准予强制执行' });
    expect(draft(ordinary, 'caseClosureApproval').values.execution).toContain('2026-03-13 人民法院强制执行完毕');
  });

  it('of a leaving repeats why the party refused; of a hearing of somebody who answers for the site, who that is; each once', () => {
    expect(draft(ordinary, 'lienServiceRecord').values.refusal).toMatchObject({
      reason: '法定代表人于振东以罚款过高为由拒收',
    });
    expect(draft(ordinary, 'interviewRecord').values.interviewee).toMatchObject({
      name: '马会元',
      title: '环保负责人',
    });
    expect(draft(ordinary, 'interviewRecord', 1).values.interviewee).toBeUndefined();
  });

  it('of a laboratory has a row for each thing it was asked to measure, in the unit of its standard', () => {
    expect(draft(ordinary, 'expertOpinion').values.results).toEqual([
      { item: 'pH', unit: '无量纲' },
      { item: 'COD', unit: 'mg/L' },
      { item: '氨氮', unit: 'mg/L' },
      { item: '总磷', unit: 'mg/L' },
    ]);
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
