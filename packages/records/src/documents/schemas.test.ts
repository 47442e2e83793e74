import { describe, expect, it } from 'vitest';
import { documentKinds } from './index.ts';

const { rightsNotice, siteInspectionRecord, interviewNotice } = documentKinds;
const problems = (kind: typeof rightsNotice, values: Record<string, unknown>) =>
  (kind.complete.safeParse(values).error?.issues ?? []).map((issue) => issue.message);

describe('taking a document in as observed', () => {
  it('refuses nothing for being incomplete or unlawful and keeps further keys', () => {
    expect(siteInspectionRecord.observed.parse({})).toEqual({});
    const odd = { officers: [{ name: '独一人' }], idShown: false, ownRemark: { 甲: ['乙', 1] } };
    expect(siteInspectionRecord.observed.parse(odd)).toEqual(odd);
  });

  it('refuses what nobody could read: a time that is no text, a fraction', () => {
    expect(siteInspectionRecord.observed.safeParse({ startAt: { hour: 3 } }).success).toBe(false);
    expect(siteInspectionRecord.observed.safeParse({ remark: 6.9 }).success).toBe(false);
  });
});

describe('completeness for drafting', () => {
  it('names each missing field by its label', () => {
    expect(problems(interviewNotice, {})).toContain('缺少“询问时间”');
  });

  it('does not ask the drafter for what is given at issue or by the signers', () => {
    const asked = problems(siteInspectionRecord, {}).join();
    expect(asked).not.toContain('审阅意见');
    expect(problems(interviewNotice, {}).join()).not.toContain('文号');
  });

  it('checks formats: dates that exist, instants with their zone, check characters, money', () => {
    const issues = problems(interviewNotice, { when: '2025-02-30T09:00:00+08:00', uscc: '91229900MA0TP00188' });
    expect(issues.filter((issue) => issue.startsWith('询问时间'))).toHaveLength(1);
    expect(issues.filter((issue) => issue.startsWith('统一社会信用代码'))).toHaveLength(1);
    expect(problems(interviewNotice, { when: '2025-03-13T09:00:00+08:00' }).join()).not.toContain('询问时间');
  });

  it('asks for what another answer makes necessary', () => {
    const { priorNotice } = documentKinds;
    expect(problems(priorNotice, { hearingEligible: true })).toContain('缺少“听证申请期限”');
    expect(problems(priorNotice, { hearingEligible: false })).not.toContain('缺少“听证申请期限”');
    expect(problems(priorNotice, { partyType: '公民' })).toContain('缺少“公民身份号码”');
    expect(problems(priorNotice, { partyType: '法人' })).not.toContain('缺少“公民身份号码”');
  });

  it('wants an end after its start and as many officers as the law', () => {
    const backwards = {
      startAt: '2025-03-11T10:00:00+08:00',
      endAt: '2025-03-11T09:00:00+08:00',
      officers: [{ name: '甲' }],
    };
    const issues = problems(siteInspectionRecord, backwards);
    expect(issues).toContain('结束时间应当晚于开始时间');
    expect(issues).toContain('执法人员不得少于 2 人');
  });
});
