import { describe, expect, it } from 'vitest';
import { secretMarkRefusal, secretMarks } from './secret-marks.ts';

describe('marks of state secrets', () => {
  it.each([
    '机密★5年',
    '绝密 ★ 长期',
    '秘密☆',
    '会议纪要【机密】.mp4',
    '(绝密)部署图.jpg',
    '关于××的报告_秘密_2025.pdf',
    '密级：机密',
    '绝密',
    '机密级',
    'TOP SECRET',
    '机\u200b密★1年',
    '机密＊10年',
  ])('%s is one', (text) => {
    expect(secretMarks([text])).toHaveLength(1);
  });

  it.each([
    '商业秘密保护措施.pdf',
    '涉及商业秘密，依法不公开',
    '保守国家秘密法学习笔记.docx',
    '工作秘密',
    '个人隐私',
    '秘密取证是否合法的讨论'.repeat(8),
    '机密机床厂现场检查.mp4',
    'secretary.jpg',
    '★好评',
    '',
  ])('%s is none', (text) => {
    expect(secretMarks([text])).toEqual([]);
  });

  it('names level, ground and what to do', () => {
    const marks = secretMarks(['机密★5年', '无关']);
    expect(marks).toEqual([{ level: '机密', found: expect.stringContaining('机密') }]);
    expect(secretMarkRefusal(marks).detail).toMatch(/保守国家秘密法.*未被保存.*离线保管/);
  });
});
