import { documentKinds } from '@liuhen/records';
import { describe, expect, it } from 'vitest';
import { forms } from '../forms/catalogue.ts';
import { compose, keysOnPaper, type SheetContext } from './compose.ts';
import {
  writtenDate,
  writtenDateTime,
  writtenMember,
  writtenPlain,
  writtenStretch,
  writtenValue,
} from './written-value.ts';

const context: SheetContext = {
  agency: {
    regulator: '某市局某县分局',
    legalPersonAuthority: '某市局',
    reconsiderationOrgan: '某市政府',
    localGovernment: null,
    court: null,
  },
  on: '2025-03-11',
  number: null,
  issuedOn: null,
  title: null,
  signatures: [],
  names: { OF1: '赵启明' },
};
const texts = (
  values: Record<string, unknown>,
  docType: 'siteInspectionRecord' | 'penaltyDecision' | 'hearingNotice' = 'siteInspectionRecord',
) => JSON.stringify(compose(forms[docType], values, context).blocks);

describe('a page', () => {
  it('says 未记 of what the form of its day did not ask, and leaves the line of today for what is still to be written', () => {
    const old = { who: '齐平', what: '不开门', measures: '录像' };
    const printed = (schema?: number) =>
      JSON.stringify(compose(forms.refusalRecord, old, { ...context, ...(schema ? { schema } : {}) }).blocks);
    expect(printed(1)).toContain('{"label":"拒绝的时间","text":"未记"}');
    expect(printed(1)).toContain('法律后果的告知：未记');
    expect(printed()).toContain('{"label":"拒绝的时间","text":""}');
    expect(printed()).not.toContain('未记');
    const told = { ...old, place: '门卫室' };
    expect(JSON.stringify(compose(forms.refusalRecord, told, { ...context, schema: 1 }).blocks)).toContain(
      '{"label":"拒绝的地点","text":"门卫室"}',
    );
  });

  it('leaves out sentences about what is not known, and keeps the rest', () => {
    expect(texts({})).not.toContain('音像记录：');
    expect(texts({ avRecordIds: ['AV-1', 'AV-2'] })).toContain('音像记录：AV-1、AV-2');
  });

  it('shows a gap in a sentence that lacks what it needs, and money with its unit', () => {
    expect(texts({ violated: ['《某法》第一条'] }, 'penaltyDecision')).toContain(
      '你（单位）的行为违反了《某法》第一条的规定',
    );
    expect(JSON.stringify(compose(forms.preservationNotice, { reason: '可能灭失' }, context).blocks)).toContain(
      '因可能灭失，依据＿＿＿＿的规定',
    );
    expect(texts({ penalties: [{ kind: '罚款', amount: 5000 }] }, 'penaltyDecision')).toContain('金额（元）');
    expect(
      JSON.stringify(compose(forms.priorNotice, { proposed: { kind: '罚款', amount: 5000 } }, context).blocks),
    ).toContain('金额：5000元');
    expect(JSON.stringify(compose(forms.paymentVoucher, { amount: '5000.50' }, context).blocks)).toContain('5000.50元');
  });

  it('names under a picture out of the evidence store its original by hash, and leaves any other as it was named', () => {
    const hash = 'ab'.repeat(32);
    const drawn = (image: string) =>
      compose(forms.sceneSketch, { image }, context).blocks.find(({ kind }) => kind === 'drawing');
    expect(drawn(`drawing-${hash}.jpg`)).toMatchObject({ text: `附图原件 SHA-256：${hash}` });
    expect(drawn('示意图.jpg')).toEqual({ kind: 'drawing', image: '示意图.jpg', text: '' });
  });

  it('is written to whom it goes to, from a member of a group or from the case, and says it once', () => {
    const letter = { request: { to: '某市场监管局', matters: '核查登记信息', due: '2026-09-12' } };
    expect(compose(forms.assistanceLetter, letter, context).blocks).toMatchObject([
      { kind: 'paragraph', text: '某市场监管局：', style: 'flush' },
      { kind: 'paragraph' },
      { kind: 'rows', rows: [[{ text: '核查登记信息' }], [{ text: '2026年9月12日' }]] },
      { kind: 'seal' },
    ]);
    const account = { account: { bank: '某银行', account: '0001', amount: 5000 } };
    expect(JSON.stringify(compose(forms.fundTransferNotice, account, context).blocks)).toContain('5000元');
    const suspended = { ground: '中止', effectiveOn: '2026-09-12' };
    const sheet = compose(forms.executionSuspension, suspended, { ...context, party: '某公司' });
    expect([sheet.title, sheet.blocks[0]]).toMatchObject(['中止执行通知书', { text: '某公司：' }]);
    expect(JSON.stringify(compose(forms.executionSuspension, suspended, context).blocks)).not.toContain('："');
    // what a paper says itself of its party goes before what the case knows
    const own = compose(forms.penaltyDecision, { partyName: '乙公司' }, { ...context, party: '甲公司' });
    expect(JSON.stringify(own.blocks)).not.toContain('甲公司');
    // told in one line it stands where it would stand field by field
    const merged = compose(forms.penaltyDecision, { party: '丙公司，法定代表人某某' }, context);
    expect(merged.blocks[0]).toMatchObject({ rows: [[{ label: '当事人', text: '丙公司，法定代表人某某' }]] });
    expect(keysOnPaper(forms.penaltyDecision, { party: '丙公司' }).has('party')).toBe(true);
    expect(keysOnPaper(forms.penaltyDecision, { party: '丙公司', partyName: '丙' }).has('party')).toBe(false);
  });

  it('says at its end what version it is where it is none of those that were signed', () => {
    const version = { name: '公示版本', notes: ['遮蔽 2 处'] };
    const sheet = compose(forms.penaltyDecision, {}, { ...context, version });
    expect(sheet.title).toBe('行政处罚决定书（公示版本）');
    expect(sheet.running).toContain('（公示版本）');
    expect(sheet.blocks.at(-1)).toEqual({ kind: 'paragraph', text: '遮蔽 2 处', style: 'note' });
  });

  it('tells the right to a hearing wherever there is one, and nowhere else', () => {
    const told = (values: Record<string, unknown>) =>
      JSON.stringify(compose(forms.priorNotice, values, context).blocks).includes('有权要求听证');
    expect([told({ hearingEligible: true }), told({ hearingEligible: false }), told({})]).toEqual([true, false, false]);
  });

  it('loses nothing that was written down, known field or not', () => {
    expect(texts({ ownRemark: '另有一处排口' })).toContain('另有一处排口');
    expect(texts({ productionNote: { 甲: ['乙', 3] } })).toContain('乙、3');
  });

  it('calls people by name where the document called them by id', () => {
    expect(texts({ panel: [{ role: '主持人', id: 'OF1' }] }, 'hearingNotice')).toContain('赵启明（主持人）');
    expect(texts({ assistants: ['OF1'] })).toContain('赵启明');
  });

  it('bears the name of the authority for its day and kind over an outward document only', () => {
    expect(compose(forms.penaltyDecision, {}, context).authority).toBe('某市局');
    expect(compose(forms.penaltyDecision, {}, { ...context, on: '2026-09-01' }).authority).toBe('某市局某县分局');
    expect(compose(forms.penaltyDecision, { issuingAuthority: '另一机关' }, context).authority).toBe('另一机关');
    expect(compose(forms.siteInspectionRecord, {}, context).authority).toBeNull();
  });

  it('puts each signature on the line of its role, two lines for two officers, and names the unexpected', () => {
    const sign = (role: string, name: string) => ({ role, name, signedAt: '2025-03-11T11:40:00+08:00', image: null });
    const signatures = [
      sign('被检查人逐页', '马'),
      sign('检查人', '赵'),
      sign('检查人兼记录人', '孙'),
      sign('辅助人员', '郑'),
    ];
    const sheet = compose(forms.siteInspectionRecord, {}, { ...context, signatures });
    const block = sheet.blocks.find((one) => one.kind === 'signatures');
    const lines = block?.kind === 'signatures' ? block.lines.map(({ label, name }) => `${label}:${name ?? ''}`) : [];
    expect(lines).toEqual(['当事人（现场负责人）:马', '检查人:赵', '检查人:孙', '记录人:孙', '见证人:', '辅助人员:郑']);
    expect(sheet.pageSignatures.map(({ name }) => name)).toEqual(['马', '赵、孙']);
    const unsigned = compose(forms.siteInspectionRecord, {}, context).blocks.find((one) => one.kind === 'signatures');
    expect(unsigned?.kind === 'signatures' && unsigned.lines.filter(({ label }) => label === '检查人')).toHaveLength(2);
  });

  it('does not take a 受送达人 for a 送达人', () => {
    const signatures = [{ role: '受送达人', name: '马', signedAt: null, image: null }];
    const block = compose(forms.serviceReceipt, {}, { ...context, signatures }).blocks.find(
      (one) => one.kind === 'signatures',
    );
    const of = (label: string) =>
      block?.kind === 'signatures'
        ? block.lines.filter((line) => line.label.startsWith(label)).map(({ name }) => name)
        : [];
    expect(of('受送达人')).toEqual(['马']);
    expect(of('送达人')).toEqual([null, null]);
  });
});

describe('values on paper', () => {
  it('write days and times as officials do, in Beijing time whatever the offset', () => {
    expect(writtenDate('2025-03-01')).toBe('2025年3月1日');
    expect(writtenDateTime('2025-03-11T10:05:00+08:00')).toBe('2025年3月11日10时05分');
    expect(writtenDateTime('2025-03-10T23:30:00Z')).toBe('2025年3月11日07时30分');
    expect(writtenDateTime('2025-03-11T10:05:00+08:00', true)).toBe('2025年3月11日10时05分00秒');
    expect(writtenDateTime('2025-03-11T02:05:09.500Z', true)).toBe('2025年3月11日10时05分09秒');
    const part = documentKinds.avInapplicableStatement.allFields.find(({ key }) => key === 'part');
    expect(part && writtenValue(part, { from: '2025-03-11T10:05:09+08:00', to: '2025-03-11T10:07:00+08:00' })).toBe(
      '时段自：2025年3月11日10时05分09秒；时段至：2025年3月11日10时07分00秒',
    );
    expect(writtenMember(part?.columns ?? [], 'to', '2025-03-11T10:07:00+08:00')).toBe('2025年3月11日10时07分00秒');
    expect(writtenStretch('2025-03-11T10:05:00+08:00', '2025-03-11T11:40:00+08:00')).toBe(
      '2025年3月11日10时05分至11时40分',
    );
    expect(writtenStretch('2025-03-11T22:00:00+08:00', '2025-03-12T01:00:00+08:00')).toBe(
      '2025年3月11日22时00分至2025年3月12日01时00分',
    );
    expect(writtenDate('三月里的一天')).toBe('三月里的一天');
  });

  it('write people, provisions, lists and flags in words', () => {
    expect(writtenPlain({ name: '马会元', title: '环保负责人' })).toBe('马会元（环保负责人）');
    expect(writtenPlain({ law: '《行政处罚法》', article: '第五十五条' })).toBe('《行政处罚法》第五十五条');
    expect(writtenPlain(['甲', '', '乙'])).toBe('甲、乙');
    expect([true, false, null, 0].map((value) => writtenPlain(value))).toEqual(['是', '否', '', '0']);
  });
});
