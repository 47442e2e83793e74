import { describe, expect, it } from 'vitest';
import { issuingAuthority } from '../issuing/issuing-authority.ts';
import { paragraph } from './paragraphs.ts';

const agency = {
  regulator: '某市局某县分局',
  legalPersonAuthority: '某市局',
  reconsiderationOrgan: '某市人民政府',
  localGovernment: '某县人民政府',
  court: '某县人民法院',
};
const context = (on: string) => ({
  issuing: issuingAuthority('penalty', on, agency),
  officers: [
    { name: '甲', certNo: 'C1' },
    { name: '乙', certNo: '' },
  ],
  matter: '某案进行检查',
});

describe('fixed paragraphs', () => {
  it('name the organ that follows from whose name the decision bears', () => {
    expect(paragraph('REMEDY', context('2025-05-27'))).toBe(
      '如不服本决定，可以自收到本决定书之日起六十日内向某市人民政府申请行政复议，也可以自收到本决定书之日起六个月内依法向某县人民法院提起行政诉讼。',
    );
    expect(paragraph('REMEDY', context('2026-09-01'))).toContain('向某市人民政府或者某县人民政府申请行政复议');
  });

  it('send an on-the-spot penalty to reconsideration first, and never offer the court beside it', () => {
    const words = paragraph('REMEDY_ONSPOT', context('2026-09-01'));
    expect(words).toMatch(/应当先.*六十日内.*申请行政复议.*十五日内向人民法院提起行政诉讼/);
    expect(words).not.toContain('六个月');
  });

  it('leave no gap where an organ is not known', () => {
    const unknown = issuingAuthority('penalty', '2025-01-01', { ...agency, reconsiderationOrgan: null, court: null });
    expect(paragraph('REMEDY', { ...context('2025-01-01'), issuing: unknown })).toContain(
      '向有管辖权的人民政府申请行政复议',
    );
  });

  it('open a record with who came, with which certificate, and the rights', () => {
    const words = paragraph('RECORD_OPENING', context('2026-09-01'));
    expect(words).toContain('某市局某县分局的执法人员甲（执法证号C1）、乙');
    for (const right of ['回避', '陈述申辩', '拒绝无证检查', '全程录音录像']) expect(words).toContain(right);
  });
});
